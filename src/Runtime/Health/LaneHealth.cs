using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Millrace.Runtime.Health;

/// <summary>
/// How a lane is, in words: a pure function of facts. Degraded: no progress, for a reason that passes by itself.
/// Unhealthy: it has failed, or hangs in something that should have returned long ago.
/// </summary>
internal sealed record LaneHealth(HealthStatus Status, string Text)
{
    /// <summary>What takes no longer is nothing to speak of.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>No call has a deadline as late as this: whatever takes longer does not come back.</summary>
    public static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For how long brokers may need to end what a dead producer has left open: with the defaults, its time-out and
    /// their interval of looking for such transactions.
    /// </summary>
    public static readonly TimeSpan TransactionHangsAfter = TimeSpan.FromSeconds(20);

    /// <summary>For how long what a client has reported explains that nothing comes in.</summary>
    private static readonly TimeSpan _problemIsRecent = TimeSpan.FromMinutes(1);

    public static LaneHealth Of(LaneFacts lane)
    {
        if (lane.Phase == LanePhase.Failed) return new(HealthStatus.Unhealthy, "has failed: " + lane.Detail);
        if (lane is { Call: { } call } && call.For >= Patience)
            return Hangs(call.For, $"is in {call.Name} of its Kafka client for {Seconds(call.For)}: no answer from "
                + $"the brokers{Because(lane)}");
        if (lane.Phase == LanePhase.Running) return OfRunning(lane);
        HealthStatus status = lane.PhaseFor < Patience || lane.Phase == LanePhase.Ended
            ? HealthStatus.Healthy
            : HealthStatus.Degraded;
        return new(status, Describe(lane));
    }

    private static LaneHealth OfRunning(LaneFacts lane)
    {
        if (lane.TurnFor >= Patience)
            return Hangs(
                lane.TurnFor, $"is in a method of the job that has not returned for {Seconds(lane.TurnFor)}");
        bool isCutOff = lane.QuietFor >= Patience && Because(lane).Length > 0;
        return isCutOff
            ? new(HealthStatus.Degraded, $"has read nothing for {Seconds(lane.QuietFor)}{Because(lane)}")
            : new(HealthStatus.Healthy, "runs");
    }

    private static LaneHealth Hangs(TimeSpan duration, string text) =>
        new(duration >= HangsAfter ? HealthStatus.Unhealthy : HealthStatus.Degraded, text);

    private static string Describe(LaneFacts lane) => lane.Phase switch
    {
        LanePhase.Starting => $"starts{For(lane)}{Because(lane)}",
        LanePhase.Joining => $"waits to be given partitions by its group{For(lane)}{Because(lane)}",
        LanePhase.Restoring => $"restores {lane.Detail}{For(lane)}; {lane.RecordsLeft:N0} record(s) of the state topic "
            + $"are left{Because(lane)}",
        LanePhase.WaitingForTransaction =>
            $"waits{For(lane)} for an open transaction of another producer on {lane.Detail} to end" + IfItHangs(lane),
        LanePhase.Restarting => $"begins again after a failure, {lane.Detail}",
        LanePhase.Leaving => $"leaves its group{For(lane)}",
        _ => "has ended",
    };

    private static string IfItHangs(LaneFacts lane) => lane.PhaseFor < TransactionHangsAfter
        ? ""
        : "; one that lasts longer than transaction.timeout.ms and ten seconds hangs: "
            + "'kafka-transactions.sh find-hanging' shows it, and docs/operations/recovery.md says what to do";

    private static string Because(LaneFacts lane) =>
        lane.Problem is { } problem && problem.Ago < _problemIsRecent ? $" ({problem.Text})" : "";

    private static string For(LaneFacts lane) => " for " + Seconds(lane.PhaseFor);

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:F0} s";
}
