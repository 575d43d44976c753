using Millrace;

namespace Bids;

/// <summary>A bid with the three members that the queries use; the generated reader passes over the others.</summary>
[KafkaSource("bids")]
public readonly partial record struct BidPrice
{
    [MessageKey(Format = KeyFormat.Text)]
    public required long Bidder { get; init; }

    public required long Price { get; init; }

    [Timestamp(MaxOutOfOrderness = "2s")]
    public required long DateTime { get; init; }
}
