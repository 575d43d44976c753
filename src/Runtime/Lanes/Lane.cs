using System.Runtime.ExceptionServices;
using Millrace.Runtime.Health;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Lanes.Membership;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes;

/// <summary>
/// One thread that owns one consumer, one producer and the tasks of the partitions assigned to it. This is its policy:
/// what fails is dropped and begun again from the last checkpoint, up to a limit without progress; what cannot get
/// better by that ends the job.
/// </summary>
internal sealed class Lane(JobContext job, string laneId, IStreamTaskFactory factory, CancellationToken stop)
{
    private readonly LaneActivity _activity = job.Health.Lane(laneId);
    private readonly LaneMetrics _metrics = job.Metrics.Lane(laneId);
    private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How a session has ended.</summary>
    /// <param name="IsAtEnd">True at the end of a bounded job.</param>
    /// <param name="Failure">What it failed with, if that may pass by itself.</param>
    /// <param name="HasProgressed">True when it had committed records before it failed.</param>
    private readonly record struct Outcome(bool IsAtEnd, Exception? Failure = null, bool HasProgressed = false);

    /// <summary>Ends with true at the end of a bounded job, with false when stopped, or with the failure.</summary>
    public Task<bool> Completion => _completion.Task;

    public void Start() => new Thread(Run) { Name = laneId, IsBackground = true }.Start();

    /// <summary>Runs the lane on the caller's thread; <see cref="Completion"/> tells how it has ended.</summary>
    public void Run()
    {
        try
        {
            bool atEnd = RunToEnd();
            _activity.Enter(LanePhase.Ended);
            _completion.SetResult(atEnd);
        }
        catch (Exception e)
        {
            _activity.Enter(LanePhase.Failed, e.Message);
            _completion.SetException(e);
        }
    }

    private bool RunToEnd()
    {
        using (factory) return RunSessions();
    }

    private bool RunSessions()
    {
        FailureHistory failures = new(job.Plan.Restart, job.Time);
        while (!stop.IsCancellationRequested)
        {
            Outcome outcome = RunSession(followsFailure: failures.Attempt > 0);
            if (outcome.Failure is not { } failure) return outcome.IsAtEnd;
            if (failures.Add(outcome.HasProgressed) is not { } delay) GiveUp(failure, failures.Attempt - 1);
            else Wait(LongerOf(delay, failure), failure, failures.Attempt);
        }
        return false;
    }

    private static TimeSpan LongerOf(TimeSpan delay, Exception failure) =>
        failure is GroupStalledException stalled && stalled.Absence > delay ? stalled.Absence : delay;

    private void Wait(TimeSpan delay, Exception failure, int attempt)
    {
        _metrics.OnRestart(failure);
        job.Logger.LaneRestarts(failure, laneId, attempt, delay, failure.Message);
        _activity.Enter(LanePhase.Restarting, $"attempt {attempt}: {failure.Message}");
        job.Pause(delay, stop);
    }

    private void GiveUp(Exception failure, int restarts)
    {
        job.Logger.GivesUp(laneId, restarts, job.Plan.Restart.Strategy);
        ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Runs one session; a failure that may pass by itself is an outcome, any other is thrown.</summary>
    /// <param name="followsFailure">True when the session before it has failed, so that its client may live on.</param>
    private Outcome RunSession(bool followsFailure)
    {
        using LaneSession session = new(job, laneId, factory, stop);
        try
        {
            return new(session.Run());
        }
        catch (Exception e) when (e is RecordFailedException or HandlerFailedException)
        {
            if (e is RecordFailedException) _metrics.OnRecordFailed(e.InnerException!);
            if (session.TryCommitBefore(e)) throw;
            session.Abandon();
            return new(false, e);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            session.Abandon();
            return new(false);
        }
        catch (Exception e)
        {
            session.Abandon();
            bool maySucceed = Restart.IsWorthwhile(e) || (!session.HasProgressed
                && Restart.IsFencedByNobodyElse(e, session.WasTakenIn, followsFailure));
            if (!maySucceed) throw;
            return new(false, e, session.HasProgressed);
        }
    }
}
