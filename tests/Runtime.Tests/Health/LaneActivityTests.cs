using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Health;

namespace Millrace.Runtime.Tests.Health;

public class LaneActivityTests
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Two_partitions_that_are_held_up_in_turn_are_no_progress()
    {
        LaneActivity lane = new("l", _time);
        for (int second = 0; second < 6; second++)
        {
            lane.Enter(LanePhase.WaitingForTransaction, $"state[{second % 2}]");
            _time.Advance(_second);
        }

        Assert.Equal(6 * _second, lane.Facts.PhaseFor);
        Assert.Equal("state[1]", lane.Facts.Detail);
    }

    [Fact]
    public void Another_phase_begins_anew()
    {
        LaneActivity lane = new("l", _time);
        _time.Advance(_second);
        lane.Enter(LanePhase.Joining);
        _time.Advance(2 * _second);

        Assert.Equal(2 * _second, lane.Facts.PhaseFor);
    }
}
