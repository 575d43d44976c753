using System.Text.Json.Serialization;
using MessagePack;

namespace Millrace.Codecs.Benchmarks.Records;

/// <summary>A nested record with lists, which both formats share.</summary>
[MessagePackObject]
public sealed record OrderLine(
    [property: Key(0), JsonPropertyName("article")] string Article, [property: Key(1)] int Quantity,
    [property: Key(2)] double Price, [property: Key(3)] List<string> Tags);

/// <summary>Where an order goes.</summary>
[MessagePackObject]
public sealed record Address(
    [property: Key(0), JsonPropertyName("street")] string Street, [property: Key(1)] string City,
    [property: Key(2)] string? Region);

/// <summary>An order with its lines.</summary>
[KafkaSource("orders"), KafkaSink("orders")]
public sealed partial record Order(long Id, Address Address, List<OrderLine> Lines);

/// <summary>The same in MessagePack.</summary>
[MessagePackObject]
[KafkaSource("orders", Format = RecordFormat.MessagePack), KafkaSink("orders", Format = RecordFormat.MessagePack)]
public sealed partial record PackedOrder(
    [property: Key(0)] long Id, [property: Key(1)] Address Address, [property: Key(2)] List<OrderLine> Lines);
