using Millrace;

namespace Bids;

/// <summary>Query <c>q0</c>: decodes every member and writes it again.</summary>
[StreamJob("bids-q0")]
public sealed partial class PassThrough(RunClock clock)
{
    public Bid Handle(Bid bid)
    {
        clock.OnRecord();
        return bid;
    }
}
