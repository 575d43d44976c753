using Millrace.Contracts;
using Millrace.RoundTrip.Records;
using Millrace.SchemaRegistry;
using Millrace.SchemaRegistry.Tests.Shop;

namespace Millrace.RoundTrip.Checks;

/// <summary>Records of a schema registry that is in memory.</summary>
internal static class RegistryChecks
{
    public static void Run()
    {
        using SchemaRegistryClient client =
            new(new SchemaRegistryOptions { Urls = "http://registry.test" }, _ => new MemoryRegistry(), time: null);
        Check.Run("Protobuf of a registry", () =>
        {
            Payment payment = new() { OrderId = "o-1", Amount = new() { Cents = 250, Currency = "EUR" } };
            Check.Equal(payment, RoundTrip(new ProtobufSchema<Payment>(client), payment));
        });
        Check.Run("JSON Schema of a registry", () =>
        {
            Invoice read = RoundTrip(
                new JsonSchema<Invoice>(client, RegistryJson.Default.Invoice), new Invoice("i-1", 12.50m, ["a"]));
            Check.Equal(("i-1", 12.50m, "a"), (read.Number, read.Total, read.Lines[0]));
        });
        AvroChecks.Run(client);
    }

    public static T RoundTrip<T>(RegistrySchema<T> schema, T record) where T : class
    {
        using RecordBuffer buffer = new();
        schema.Write(record, "topic", buffer);
        return schema.Read(buffer.Written);
    }
}
