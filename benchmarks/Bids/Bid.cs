using Millrace;

namespace Bids;

/// <summary>A bid with all of its members; read from one topic and, by <see cref="PassThrough"/>, written.</summary>
[KafkaSource("bids"), KafkaSink("out")]
public sealed partial record Bid
{
    public required long Auction { get; init; }

    [MessageKey(Format = KeyFormat.Text)]
    public required long Bidder { get; init; }

    public required long Price { get; init; }

    public required string Channel { get; init; }

    public required string Url { get; init; }

    [Timestamp(MaxOutOfOrderness = "2s")]
    public required long DateTime { get; init; }

    public required string Extra { get; init; }
}
