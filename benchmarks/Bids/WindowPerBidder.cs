using Millrace;

namespace Bids;

/// <summary>Query <c>window</c>: the bids of each bidder in ten seconds of event time.</summary>
[StreamJob("bids-window")]
public sealed partial class WindowPerBidder(RunClock clock)
{
    [TumblingWindow("10s")]
    public void Add(Bid bid, ref BidCount count)
    {
        clock.OnRecord();
        count = new(count.Count + 1);
    }

    [OnWindowClose(nameof(Add))]
    public WindowCount Close(Window<long> window, BidCount count) => window.ToCount(count);
}

/// <summary>Query <c>window3</c>: the same over records that declare three members.</summary>
[StreamJob("bids-window3")]
public sealed partial class WindowPerBidderOfThree(RunClock clock)
{
    [TumblingWindow("10s")]
    public void Add(BidPrice bid, ref BidCount count)
    {
        clock.OnRecord();
        count = new(count.Count + 1);
    }

    [OnWindowClose(nameof(Add))]
    public WindowCount Close(Window<long> window, BidCount count) => window.ToCount(count);
}

internal static class Windows
{
    public static WindowCount ToCount(this Window<long> window, BidCount count) =>
        new(window.Key, window.Start.ToUnixTimeMilliseconds(), window.End.ToUnixTimeMilliseconds(), count.Count);
}
