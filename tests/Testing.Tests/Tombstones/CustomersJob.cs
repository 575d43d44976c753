namespace Millrace.Testing.Tests.Tombstones;

/// <summary>A table of customers, which are deleted by tombstones.</summary>
[KafkaSource("customers"), KafkaSink("customers")]
public sealed partial record Customer([property: MessageKey] string Id, string Name);

/// <summary>The table that is made of it.</summary>
[KafkaSource("names", Format = RecordFormat.MessagePack), KafkaSink("names", Format = RecordFormat.MessagePack)]
public sealed partial record CustomerName([property: MessageKey] string Id, string Name, int Version);

/// <summary>How often a customer has changed.</summary>
[State(Version = 1)]
public partial record struct Changes(int Count);

/// <summary>Keeps a table up to date, deletions included.</summary>
[StreamJob("names")]
public sealed partial class CustomersJob
{
    /// <summary>A customer has changed.</summary>
    public CustomerName Changed(Customer customer, ref Changes changes) =>
        new(customer.Id, customer.Name, ++changes.Count);

    /// <summary>A customer is gone; one that was never there is not.</summary>
    public Deleted<CustomerName, string>? Gone(Deleted<Customer, string> customer, ref Changes changes)
    {
        if (changes.Count == 0) return null;
        changes = default;
        return new(customer.Key);
    }
}
