using Millrace;

namespace Bids;

/// <summary>Query <c>count</c>: the running count and sum of each bidder, one output a record.</summary>
[StreamJob("bids-count")]
public sealed partial class CountPerBidder(RunClock clock)
{
    public Total Handle(Bid bid, ref RunningTotal total)
    {
        clock.OnRecord();
        total = new(total.Count + 1, total.Sum + bid.Price);
        return new(bid.Bidder, total.Count, total.Sum);
    }
}

/// <summary>Query <c>count3</c>: the same over records that declare three members.</summary>
[StreamJob("bids-count3")]
public sealed partial class CountPerBidderOfThree(RunClock clock)
{
    public Total Handle(BidPrice bid, ref RunningTotal total)
    {
        clock.OnRecord();
        total = new(total.Count + 1, total.Sum + bid.Price);
        return new(bid.Bidder, total.Count, total.Sum);
    }
}
