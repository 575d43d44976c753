using Millrace;

namespace Bids;

/// <summary>Query <c>pack</c>: writes the bids in MessagePack, for the queries below to read.</summary>
[StreamJob("bids-pack")]
public sealed partial class Pack(RunClock clock)
{
    public PackedBid Handle(Bid bid)
    {
        clock.OnRecord();
        return new()
        {
            Auction = bid.Auction, Bidder = bid.Bidder, Price = bid.Price, Channel = bid.Channel, Url = bid.Url,
            DateTime = bid.DateTime, Extra = bid.Extra,
        };
    }
}

/// <summary>Query <c>q0mp</c>: <c>q0</c> from MessagePack to MessagePack.</summary>
[StreamJob("bids-q0mp")]
public sealed partial class PassThroughPacked(RunClock clock)
{
    public PackedBid Handle(PackedBid bid)
    {
        clock.OnRecord();
        return bid;
    }
}

/// <summary>Query <c>countmp</c>: <c>count3</c> over records in MessagePack.</summary>
[StreamJob("bids-countmp")]
public sealed partial class CountPerBidderPacked(RunClock clock)
{
    public Total Handle(PackedBidPrice bid, ref RunningTotal total)
    {
        clock.OnRecord();
        total = new(total.Count + 1, total.Sum + bid.Price);
        return new(bid.Bidder, total.Count, total.Sum);
    }
}

/// <summary>Query <c>windowmp</c>: <c>window3</c> over records in MessagePack.</summary>
[StreamJob("bids-windowmp")]
public sealed partial class WindowPerBidderPacked(RunClock clock)
{
    [TumblingWindow("10s")]
    public void Add(PackedBidPrice bid, ref BidCount count)
    {
        clock.OnRecord();
        count = new(count.Count + 1);
    }

    [OnWindowClose(nameof(Add))]
    public WindowCount Close(Window<long> window, BidCount count) => window.ToCount(count);
}
