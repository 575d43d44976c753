namespace Millrace.Codecs.Benchmarks.Records;

/// <summary>A bid whose message key is a string, for programs that take three members.</summary>
[KafkaSource("bids")]
public sealed partial record KeyedBid
{
    [MessageKey] public required string Channel { get; init; }

    public required long Price { get; init; }

    public required long DateTime { get; init; }
}

/// <summary>The same in MessagePack.</summary>
[KafkaSource("bids", Format = RecordFormat.MessagePack)]
public sealed partial record PackedKeyedBid([property: MessageKey] string Channel, long Price, long DateTime);
