namespace Millrace.Testing.Tests.Keys;

/// <summary>The key of a row, as Debezium has it: <c>{"id":1}</c>.</summary>
public readonly record struct OrderKey(long Id);

/// <summary>A row of a database.</summary>
[KafkaSource("orders"), KafkaSink("orders")]
public sealed partial record Order(
    [property: MessageKey(Format = KeyFormat.Json)] OrderKey Key, [property: Timestamp] long AtMs);

/// <summary>How often it has changed, by two members as Flink's <c>key.fields</c> has them.</summary>
[KafkaSource("versions"), KafkaSink("versions")]
public sealed partial record OrderVersion(
    [property: MessageKey(Format = KeyFormat.Json)] long OrderId,
    [property: MessageKey(Format = KeyFormat.Json)] string Kind, int Version);

/// <summary>The same of a second, by an array.</summary>
[KafkaSource("rates", Format = RecordFormat.MessagePack), KafkaSink("rates", Format = RecordFormat.MessagePack)]
public sealed partial record OrderRate(
    [property: MessageKey(Format = KeyFormat.MessagePack)] OrderKey Key, int Changes);

/// <summary>What is counted.</summary>
[State(Version = 1)]
public partial record struct OrderChanges(int Count);

/// <summary>States, tombstones and windows by keys in JSON and MessagePack.</summary>
[StreamJob("formatted-keys")]
public sealed partial class OrdersJob
{
    /// <summary>A row has changed.</summary>
    public OrderVersion Changed(Order order, ref OrderChanges changes) =>
        new(order.Key.Id, "order", ++changes.Count);

    /// <summary>A row is gone.</summary>
    public Deleted<OrderVersion, (long, string)> Gone(Deleted<Order, OrderKey> order, ref OrderChanges changes)
    {
        changes = default;
        return new((order.Key.Id, "order"));
    }

    /// <summary>By the second.</summary>
    [TumblingWindow("1s")]
    public void Add(Order order, ref OrderChanges changes) => changes.Count++;

    /// <summary>At its end.</summary>
    [OnWindowClose(nameof(Add))]
    public OrderRate Close(Window<OrderKey> window, OrderChanges changes) => new(window.Key, changes.Count);
}
