using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Timing;

namespace Millrace.Runtime.Tests.Timing;

public class PartitionWatermarkTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(new long[] { 100 }, 90)]
    [InlineData(new long[] { 100, 50 }, 90)]
    [InlineData(new long[] { 50, 100, 200 }, 190)]
    [InlineData(new long[] { -5 }, -15)]
    [InlineData(new long[] { }, EventTime.None)]
    public void Stays_behind_the_highest_time_and_never_goes_back(long[] times, long expected)
    {
        PartitionWatermark watermark = new(maxOutOfOrdernessMs: 10, idleAfterMs: null, _time);
        foreach (long time in times) watermark.Observe(time);
        Assert.Equal(expected, watermark.CurrentMs);
    }

    [Fact]
    public void Does_not_move_with_the_clock_unless_asked_for()
    {
        PartitionWatermark watermark = new(10, null, _time);
        watermark.Observe(100);
        watermark.OnEndOfPartition();
        _time.Advance(TimeSpan.FromDays(1));

        Assert.False(watermark.ObserveIdle());
        Assert.Equal(90, watermark.CurrentMs);
    }

    [Fact]
    public void A_quiet_partition_goes_on_with_the_clock_after_its_idle_time()
    {
        PartitionWatermark watermark = new(10, 1000, _time);
        watermark.Observe(100);
        watermark.OnEndOfPartition();
        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(watermark.ObserveIdle());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(watermark.ObserveIdle());
        Assert.Equal(1090, watermark.CurrentMs);
    }

    [Fact]
    public void A_partition_is_quiet_only_at_its_end_and_until_its_next_record()
    {
        PartitionWatermark watermark = new(0, 1000, _time);
        watermark.Observe(100);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(watermark.ObserveIdle());
        watermark.OnEndOfPartition();
        _time.Advance(TimeSpan.FromMilliseconds(900));
        watermark.Observe(50);
        _time.Advance(TimeSpan.FromMilliseconds(900));
        Assert.False(watermark.ObserveIdle());
    }

    /// <summary>What was read since the commit will be read again: until then the partition is not quiet.</summary>
    [Fact]
    public void Goes_back_to_the_last_commit_and_is_not_quiet_there()
    {
        PartitionWatermark watermark = new(10, 1000, _time);
        watermark.Observe(100);
        watermark.OnEndOfPartition();
        watermark.CommitRound();
        _time.Advance(TimeSpan.FromSeconds(1));
        watermark.ObserveIdle();
        watermark.Observe(5000);
        watermark.End();

        watermark.RollbackRound();

        Assert.Equal((100, 90), (watermark.HighestMs, watermark.CurrentMs));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(watermark.ObserveIdle());
        watermark.OnEndOfPartition();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(watermark.ObserveIdle());
    }
}
