using MessagePack;

namespace Millrace.Codecs.Benchmarks.Records;

/// <summary>A bid as the other benchmarks have it: seven members, about 250 bytes of JSON.</summary>
[KafkaSource("bids"), KafkaSink("bids")]
public sealed partial record Bid
{
    public required long Auction { get; init; }

    public required long Bidder { get; init; }

    public required long Price { get; init; }

    public required string Channel { get; init; }

    public required string Url { get; init; }

    public required long DateTime { get; init; }

    public required string Extra { get; init; }

    public static Bid Create() => new()
    {
        Auction = 1004217,
        Bidder = 1001389,
        Price = 29384756,
        Channel = "channel-4711",
        Url = "https://www.nexmark.com/qwer/asdf/zxcv/item.htm?query=1&channel_id=4711",
        DateTime = 1767225600123,
        Extra = "MNPQRSTUVWXYZabcdefghijkLMNOPqrstuv0123456789ABCDEFghijklMNOPqrstUVwxyz",
    };
}

/// <summary>The same in MessagePack.</summary>
[MessagePackObject]
[KafkaSource("bids", Format = RecordFormat.MessagePack), KafkaSink("bids", Format = RecordFormat.MessagePack)]
public sealed partial record PackedBid
{
    [Key(0)] public required long Auction { get; init; }

    [Key(1)] public required long Bidder { get; init; }

    [Key(2)] public required long Price { get; init; }

    [Key(3)] public required string Channel { get; init; }

    [Key(4)] public required string Url { get; init; }

    [Key(5)] public required long DateTime { get; init; }

    [Key(6)] public required string Extra { get; init; }

    public static PackedBid Create()
    {
        Bid bid = Bid.Create();
        return new()
        {
            Auction = bid.Auction,
            Bidder = bid.Bidder,
            Price = bid.Price,
            Channel = bid.Channel,
            Url = bid.Url,
            DateTime = bid.DateTime,
            Extra = bid.Extra,
        };
    }
}
