using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Health;
using Millrace.Runtime.Hosting;
using Millrace.Runtime.Tests.InMemory;

namespace Millrace.Runtime.Tests.Health;

public class WatchdogTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LoggedEvents _log = new();

    [Fact]
    public void A_lane_that_hangs_is_told_within_ten_seconds_and_once_a_minute()
    {
        JobHealth job = RunningJob(out LaneActivity lane);
        using Watchdog watchdog = new(job, _log, _time);
        using (lane.Calls.Enter("CommitTransaction"))
        {
            Pass(seconds: 9);
            Assert.Equal((1, 0), (_log.Count(1025), _log.Count(1026)));
            Pass(seconds: 31);
            Assert.Equal((1, 1), (_log.Count(1025), _log.Count(1026)));
            Pass(seconds: 60);
            Assert.Equal((1, 2), (_log.Count(1025), _log.Count(1026)));
            Assert.Contains(
                "Lane lane-1 is in CommitTransaction of its Kafka client for 90 s", _log.LastOf(1026));
        }
        lane.OnTurn(1);
        Pass(seconds: 1);
        Assert.Equal(1, _log.Count(1027));
    }

    [Fact]
    public void A_lane_that_runs_says_nothing()
    {
        JobHealth job = RunningJob(out LaneActivity lane);
        using Watchdog watchdog = new(job, _log, _time);
        for (int i = 0; i < 100; i++)
        {
            lane.OnTurn(0);
            Pass(seconds: 1);
        }
        Assert.Equal(0, _log.Count(1025) + _log.Count(1026) + _log.Count(1027));
    }

    [Fact]
    public async Task The_health_check_tells_the_worst_lane_and_all_of_them()
    {
        JobHealth job = RunningJob(out _);
        HealthBoard board = new();
        board.Add(job);
        job.Lane("lane-2").Enter(LanePhase.Joining);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(HealthStatus.Healthy, (await Check(board)).Status);
        job.Lane("lane-1").OnTurn(0);
        _time.Advance(TimeSpan.FromSeconds(2));

        HealthCheckResult degraded = await Check(board);
        Assert.Equal(HealthStatus.Degraded, degraded.Status);
        Assert.Equal("Lane lane-2 waits to be given partitions by its group for 6 s", degraded.Description);
        Assert.Equal("runs", degraded.Data["lane-1"]);

        job.Fail("the topic is gone");
        HealthCheckResult failed = await Check(board);
        Assert.Equal(HealthStatus.Unhealthy, failed.Status);
        Assert.Equal("Job counts has failed: the topic is gone", failed.Description);
    }

    [Fact]
    public async Task Before_there_are_lanes_the_start_itself_is_looked_at()
    {
        HealthBoard board = new();
        board.Add(new("counts", _time));
        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal("Job counts starts for 7 s", (await Check(board)).Description);
    }

    [Fact]
    public async Task A_start_without_brokers_says_so()
    {
        JobHealth job = new("counts", _time);
        HealthBoard board = new();
        board.Add(job);
        using (job.Start.Calls.Enter("DescribeCluster"))
        {
            job.Start.OnProblem("Connection refused");
            _time.Advance(TimeSpan.FromSeconds(9));
            Assert.Equal(
                "Job counts is in DescribeCluster of its Kafka client for 9 s: no answer from the brokers "
                + "(Connection refused)",
                job.Look().Worst.Text);
        }
        job.Lane("lane-1").Enter(LanePhase.Starting);
        job.Start.Enter(LanePhase.Restarting, "attempt 1: no broker answers");
        _time.Advance(TimeSpan.FromSeconds(9));
        HealthCheckResult waits = await Check(board);
        Assert.Equal(HealthStatus.Degraded, waits.Status);
        Assert.Equal("Job counts begins again after a failure, attempt 1: no broker answers", waits.Description);
    }

    private static Task<HealthCheckResult> Check(HealthBoard board) =>
        new MillraceHealthCheck(board).CheckHealthAsync(new(), TestContext.Current.CancellationToken);

    private JobHealth RunningJob(out LaneActivity lane)
    {
        JobHealth job = new("counts", _time);
        lane = job.Lane("lane-1");
        lane.Enter(LanePhase.Running);
        return job;
    }

    private void Pass(int seconds)
    {
        for (int i = 0; i < seconds; i++) _time.Advance(TimeSpan.FromSeconds(1));
    }
}
