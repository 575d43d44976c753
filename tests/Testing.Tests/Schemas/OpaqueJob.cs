namespace Millrace.Testing.Tests.Schemas;

/// <summary>A change in a database, by a key whose format is nobody's concern.</summary>
[KafkaSource("row-changes"), KafkaSink("row-changes")]
public sealed partial record RowChange([property: MessageKey] KeyBytes Key, [property: Timestamp] long AtMs);

/// <summary>How often a row has changed, under its own key.</summary>
[KafkaSource("change-counts", Format = RecordFormat.MessagePack)]
[KafkaSink("change-counts", Format = RecordFormat.MessagePack)]
public sealed partial record ChangeCount([property: MessageKey] KeyBytes? Key, int Count);

/// <summary>What is counted.</summary>
[State(Version = 1)]
public partial record struct ChangeTotal(int Count);

/// <summary>Counts in states and windows by keys that are bytes.</summary>
[StreamJob("opaque")]
public sealed partial class OpaqueJob
{
    /// <summary>By the key as it is.</summary>
    public ChangeCount Count(RowChange change, ref ChangeTotal total) => new(change.Key, ++total.Count);

    /// <summary>A row is gone.</summary>
    public Deleted<ChangeCount, KeyBytes> Gone(Deleted<RowChange, KeyBytes> change, ref ChangeTotal total)
    {
        total = default;
        return new(change.Key);
    }

    /// <summary>By the second.</summary>
    [TumblingWindow("1s")]
    public void Add(RowChange change, ref ChangeTotal total) => total.Count++;

    /// <summary>At its end.</summary>
    [OnWindowClose(nameof(Add))]
    public ChangeCount Close(Window<KeyBytes> window, ChangeTotal total) => new(window.Key, -total.Count);
}
