namespace Millrace.RoundTrip.Records;

/// <summary>What comes into a shop; a tombstone says that it sells the item no longer.</summary>
[KafkaSource("deliveries"), KafkaSink("deliveries")]
public sealed partial record Shipment(
    [property: MessageKey] string Shop, [property: MessageKey] int Item, int Count, [property: Timestamp] long AtMs);

/// <summary>What a shop has of an item; a tombstone where it sells it no longer.</summary>
[KafkaSource("levels", Format = RecordFormat.MessagePack), KafkaSink("levels", Format = RecordFormat.MessagePack)]
public sealed partial record Level([property: MessageKey] string Shop, [property: MessageKey] int Item, int Count);

/// <summary>What came into a shop within a second, and where the first of it stands.</summary>
[KafkaSource("intakes"), KafkaSink("intakes")]
public sealed partial record Intake([property: MessageKey] string Key, int Count, string Place);

[State(Version = 1)]
public partial record struct Stock(int Count);

[State(Version = 1)]
public partial record struct Arrivals(int Count, string? Place);

/// <summary>States and windows by a key of several parts, tombstones in both directions, and metadata.</summary>
[StreamJob("stock")]
public sealed partial class StockJob
{
    public Level Add(Shipment delivery, ref Stock stock)
    {
        stock.Count += delivery.Count;
        return new(delivery.Shop, delivery.Item, stock.Count);
    }

    public Deleted<Level, (string Shop, int Item)>? Remove(
        Deleted<Shipment, (string Shop, int Item)> delivery, ref Stock stock)
    {
        if (stock.Count == 0) return null;
        stock = default;
        return new(delivery.Key);
    }

    [TumblingWindow("1s")]
    public void Count(Shipment delivery, ref Arrivals arrivals, in RecordMetadata metadata) => arrivals = new(
        arrivals.Count + delivery.Count, arrivals.Place ?? $"{metadata.Topic}[{metadata.Partition}]@{metadata.Offset}");

    [OnWindowClose(nameof(Count))]
    public Intake Close(Window<(string Shop, int Item)> window, Arrivals arrivals) =>
        new($"{window.Key.Shop}/{window.Key.Item}", arrivals.Count, arrivals.Place!);
}
