using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Rounds;

namespace Millrace.Runtime.Tests.Checkpointing;

public sealed class CheckpointScheduleTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(10, 90)] // most of the time: an interval from begin to begin
    [InlineData(40, 60)]
    [InlineData(60, 50)] // slow ones: half of it is left for records
    [InlineData(500, 50)]
    public void The_next_one_is_due_when(int tookMs, int remainingMs)
    {
        CheckpointSchedule schedule = new(TimeSpan.FromMilliseconds(100), _time);
        schedule.Start();
        Assert.Equal(TimeSpan.FromMilliseconds(100), schedule.Remaining);

        Pass(100);
        Assert.True(schedule.IsDue);
        schedule.OnBegin();
        Pass(tookMs);
        schedule.OnEnd(hasCommitted: true);

        Assert.Equal(TimeSpan.FromMilliseconds(remainingMs), schedule.Remaining);
        Pass(remainingMs - 1);
        Assert.False(schedule.IsDue);
        Pass(1);
        Assert.True(schedule.IsDue);
    }

    [Fact]
    public void The_first_one_of_tasks_that_were_taken_over_is_due_soon()
    {
        CheckpointSchedule schedule = new(TimeSpan.FromSeconds(10), _time);
        schedule.Start();
        schedule.Hasten();
        for (int i = 0; i < 3; i++) // until they have done something
        {
            Pass(99);
            Assert.False(schedule.IsDue);
            Pass(1);
            Assert.True(schedule.IsDue);
            schedule.OnBegin();
            schedule.OnEnd(hasCommitted: i == 2);
        }

        Assert.Equal(TimeSpan.FromSeconds(10), schedule.Remaining);
    }

    [Fact]
    public void A_short_interval_is_not_made_longer()
    {
        CheckpointSchedule schedule = new(TimeSpan.FromMilliseconds(20), _time);
        schedule.Start();
        schedule.Hasten();

        Assert.Equal(TimeSpan.FromMilliseconds(20), schedule.Remaining);
    }

    [Fact]
    public void Once_in_an_interval_there_is_time_to_write_ahead()
    {
        TimeSpan near = TimeSpan.FromMilliseconds(10);
        CheckpointSchedule schedule = new(TimeSpan.FromMilliseconds(100), _time);
        schedule.Start();
        Pass(89);
        Assert.False(schedule.IsWithin(near));
        Pass(1);
        Assert.True(schedule.IsWithin(near));

        schedule.OnWrittenAhead();
        Pass(9);

        Assert.False(schedule.IsWithin(near));
        schedule.OnBegin();
        schedule.OnEnd(hasCommitted: true);
        Pass(90);
        Assert.True(schedule.IsWithin(near));
        schedule.OnWrittenAhead();
        schedule.Start();
        Pass(90);
        Assert.True(schedule.IsWithin(near));
    }

    [Fact]
    public void Before_the_first_one_of_tasks_that_were_taken_over_there_is_none()
    {
        CheckpointSchedule schedule = new(TimeSpan.FromMilliseconds(100), _time);
        schedule.Start();
        schedule.Hasten();
        Pass(99);
        Assert.False(schedule.IsWithin(TimeSpan.FromMilliseconds(10)));
        Pass(1);
        schedule.OnBegin();
        schedule.OnEnd(hasCommitted: true);
        Pass(99);
        Assert.True(schedule.IsWithin(TimeSpan.FromMilliseconds(10)));
    }

    private void Pass(int ms) => _time.Advance(TimeSpan.FromMilliseconds(ms));
}
