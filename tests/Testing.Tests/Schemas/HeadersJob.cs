namespace Millrace.Testing.Tests.Schemas;

/// <summary>What the job of these tests reads.</summary>
[KafkaSource("orders")]
public sealed partial record Order([property: MessageKey] string Customer, int Amount)
{
    [Header("trace")] public string? Trace { get; init; }

    [Header("hops")] public int? Hops { get; init; }

    [Metadata(MetadataKind.Topic)] public string Topic { get; init; } = "";

    [Metadata(MetadataKind.Partition)] public int Partition { get; init; }

    [Metadata(MetadataKind.Offset)] public long Offset { get; init; }

    [Metadata(MetadataKind.Timestamp), Timestamp] public DateTimeOffset At { get; init; }

    [Metadata(MetadataKind.TimestampKind)] public TimestampKind Kind { get; init; }
}

/// <summary>What it writes, and reads from another topic.</summary>
[KafkaSource("traces", Format = RecordFormat.MessagePack), KafkaSink("traced", Format = RecordFormat.MessagePack)]
public sealed partial record Traced([property: MessageKey] string Customer, string Place)
{
    [Header("trace")] public string? Trace { get; init; }

    [Header("hops", Format = KeyFormat.Kafka)] public required int Hops { get; init; }

    [Header("raw")] public byte[]? Raw { get; init; }
}

/// <summary>Passes headers on.</summary>
[StreamJob("headers")]
public sealed partial class HeadersJob
{
    public Traced First(Order order) =>
        new(order.Customer, $"{order.Topic}[{order.Partition}]@{order.Offset} {order.At:O} {order.Kind}")
        {
            Trace = order.Trace, Hops = order.Hops.GetValueOrDefault(),
        };

    public Traced? Again(Traced traced) => traced.Hops < 2 ? traced with { Hops = traced.Hops + 1, Raw = [9] } : null;
}
