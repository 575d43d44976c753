using MessagePack;
using Millrace;

namespace Bids;

/// <summary>A bid with all of its members as a MessagePack array.</summary>
[KafkaSource("packed-bids", Format = RecordFormat.MessagePack)]
[KafkaSink("out", Format = RecordFormat.MessagePack)]
public sealed partial record PackedBid
{
    [Key(0)] public required long Auction { get; init; }

    [Key(1), MessageKey(Format = KeyFormat.Text)]
    public required long Bidder { get; init; }

    [Key(2)] public required long Price { get; init; }

    [Key(3)] public required string Channel { get; init; }

    [Key(4)] public required string Url { get; init; }

    [Key(5), Timestamp(MaxOutOfOrderness = "2s")]
    public required long DateTime { get; init; }

    [Key(6)] public required string Extra { get; init; }
}

/// <summary>The same with the three members that the queries use.</summary>
[KafkaSource("packed-bids", Format = RecordFormat.MessagePack)]
public readonly partial record struct PackedBidPrice
{
    [Key(1), MessageKey(Format = KeyFormat.Text)]
    public required long Bidder { get; init; }

    [Key(2)] public required long Price { get; init; }

    [Key(5), Timestamp(MaxOutOfOrderness = "2s")]
    public required long DateTime { get; init; }
}
