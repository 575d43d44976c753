using Millrace;

namespace Bids;

/// <summary>How often a bidder has bid so far, and how much in all.</summary>
[KafkaSink("out")]
public readonly partial record struct Total(
    [property: MessageKey(Format = KeyFormat.Text)] long Bidder, long Count, long Sum);

/// <summary>What is kept of it.</summary>
[State(Version = 1)]
public partial record struct RunningTotal(long Count, long Sum);
