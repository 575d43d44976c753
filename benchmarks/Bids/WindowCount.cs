using Millrace;

namespace Bids;

/// <summary>How often a bidder has bid in ten seconds; times in Unix milliseconds.</summary>
[KafkaSink("out")]
public readonly partial record struct WindowCount(
    [property: MessageKey(Format = KeyFormat.Text)] long Key, long Start, long End, long Count);

/// <summary>What is kept of it.</summary>
[State(Version = 1)]
public partial record struct BidCount(long Count);
