using Microsoft.Extensions.Diagnostics.HealthChecks;
using Millrace.Runtime.Health;

namespace Millrace.Runtime.Tests.Health;

public class LaneHealthTests
{
    [Theory]
    [InlineData(nameof(LanePhase.Starting), 1, HealthStatus.Healthy, "starts for 1 s")]
    [InlineData(nameof(LanePhase.Starting), 6, HealthStatus.Degraded, "starts for 6 s")]
    [InlineData(nameof(LanePhase.Joining), 4, HealthStatus.Healthy, "by its group for 4 s")]
    [InlineData(nameof(LanePhase.Joining), 9, HealthStatus.Degraded,
        "waits to be given partitions by its group for 9 s")]
    [InlineData(nameof(LanePhase.Restoring), 60, HealthStatus.Degraded,
        "restores partition 3 for 60 s; 1,200 record(s) of the state topic are left")]
    [InlineData(nameof(LanePhase.WaitingForTransaction), 7, HealthStatus.Degraded,
        "waits for 7 s for an open transaction of another producer on partition 3 to end")]
    [InlineData(nameof(LanePhase.WaitingForTransaction), 21, HealthStatus.Degraded,
        "'kafka-transactions.sh find-hanging' shows it, and docs/operations/recovery.md says what to do")]
    [InlineData(nameof(LanePhase.Restarting), 7, HealthStatus.Degraded, "begins again after a failure, partition 3")]
    [InlineData(nameof(LanePhase.Running), 900, HealthStatus.Healthy, "runs")]
    [InlineData(nameof(LanePhase.Ended), 900, HealthStatus.Healthy, "has ended")]
    [InlineData(nameof(LanePhase.Failed), 0, HealthStatus.Unhealthy, "has failed: partition 3")]
    public void Each_phase_says_what_it_waits_for(string phase, int seconds, HealthStatus status, string words)
    {
        LaneHealth health = LaneHealth.Of(new()
        {
            Lane = "l",
            Phase = Enum.Parse<LanePhase>(phase),
            PhaseFor = TimeSpan.FromSeconds(seconds),
            Detail = "partition 3",
            RecordsLeft = 1200,
        });

        Assert.Equal(status, health.Status);
        Assert.EndsWith(words, health.Text);
    }

    [Theory]
    [InlineData(4, HealthStatus.Healthy)]
    [InlineData(5, HealthStatus.Degraded)]
    [InlineData(30, HealthStatus.Unhealthy)]
    public void A_call_that_does_not_return_is_named(int seconds, HealthStatus status)
    {
        LaneHealth health =
            LaneHealth.Of(Running with { Call = ("CommitTransaction", TimeSpan.FromSeconds(seconds)) });

        Assert.Equal(status, health.Status);
        if (status != HealthStatus.Healthy)
            Assert.Equal(
                $"is in CommitTransaction of its Kafka client for {seconds} s: no answer from the brokers",
                health.Text);
    }

    [Theory]
    [InlineData(4, HealthStatus.Healthy)]
    [InlineData(5, HealthStatus.Degraded)]
    [InlineData(30, HealthStatus.Unhealthy)]
    public void A_method_of_the_user_that_does_not_return_is_told_from_a_call(int seconds, HealthStatus status)
    {
        LaneHealth health = LaneHealth.Of(Running with { TurnFor = TimeSpan.FromSeconds(seconds) });

        Assert.Equal(status, health.Status);
        if (status != HealthStatus.Healthy)
            Assert.Equal($"is in a method of the job that has not returned for {seconds} s", health.Text);
    }

    [Theory]
    [InlineData(5, 59, HealthStatus.Degraded)]
    [InlineData(4, 59, HealthStatus.Healthy)]
    [InlineData(600, 60, HealthStatus.Healthy)]
    public void Quiet_is_no_progress_while_brokers_are_out_of_reach(int quiet, int problem, HealthStatus status)
    {
        LaneHealth health = LaneHealth.Of(Running with
        {
            QuietFor = TimeSpan.FromSeconds(quiet),
            Problem = ("Connection refused", TimeSpan.FromSeconds(problem)),
        });

        Assert.Equal(status, health.Status);
        Assert.Equal(
            status == HealthStatus.Healthy ? "runs" : $"has read nothing for {quiet} s (Connection refused)",
            health.Text);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void What_the_client_said_explains_it_for_a_minute(int ago, bool isTold)
    {
        LaneHealth health = LaneHealth.Of(new()
        {
            Lane = "l",
            Phase = LanePhase.Joining,
            PhaseFor = TimeSpan.FromSeconds(8),
            Problem = ("Connection refused", TimeSpan.FromSeconds(ago)),
        });

        Assert.Equal(isTold, health.Text.EndsWith("(Connection refused)", StringComparison.Ordinal));
    }

    private static LaneFacts Running { get; } = new() { Lane = "l", Phase = LanePhase.Running };
}
