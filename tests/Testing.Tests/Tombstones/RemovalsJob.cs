namespace Millrace.Testing.Tests.Tombstones;

/// <summary>What is there at a time.</summary>
[KafkaSource("items"), KafkaSink("items")]
public sealed partial record Item([property: MessageKey] string Id, [property: Timestamp] long AtMs);

/// <summary>The same, with a header.</summary>
[KafkaSource("copies"), KafkaSink("copies")]
public sealed partial record Copy([property: MessageKey] string Id)
{
    /// <summary>Where it comes from.</summary>
    [Header("from")] public string? From { get; init; }
}

/// <summary>How many there were.</summary>
[State(Version = 1)]
public partial record struct ItemCount(int Items);

/// <summary>Copies items and tombstones, beside windows.</summary>
[StreamJob("removals")]
public sealed partial class RemovalsJob
{
    /// <summary>An item.</summary>
    public Copy Copied(Item item) => new(item.Id) { From = "items" };

    /// <summary>A tombstone.</summary>
    public Deleted<Copy, string> Removed(Deleted<Item, string> item) => new(item.Key);

    /// <summary>By the second.</summary>
    [TumblingWindow("1s")]
    public void Add(Item item, ref ItemCount count) => count.Items++;

    /// <summary>At its end.</summary>
    [OnWindowClose(nameof(Add))]
    public Copy Close(Window<string> window, ItemCount count) => new($"{window.Key} x {count.Items}");
}
