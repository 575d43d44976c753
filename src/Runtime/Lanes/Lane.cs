using System.Runtime.ExceptionServices;
using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Lanes;

/// <summary>
/// One thread that owns one consumer, one producer and the tasks of the partitions assigned to it. This is its policy: what
/// fails is dropped and begun again from the last checkpoint, up to a limit without progress; what cannot get better by
/// that ends the job.
/// </summary>
internal sealed class Lane(JobContext job, string laneId, IStreamTaskFactory factory, CancellationToken stop)
{
    private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with true at the end of a bounded job, with false when stopped, or with the failure.</summary>
    public Task<bool> Completion => _completion.Task;

    public void Start() => new Thread(Run) { Name = laneId, IsBackground = true }.Start();

    private void Run()
    {
        try
        {
            _completion.SetResult(RunSessions());
        }
        catch (Exception e)
        {
            _completion.SetException(e);
        }
    }

    private bool RunSessions()
    {
        int attempt = 0;
        while (!stop.IsCancellationRequested)
        {
            (bool atEnd, bool hasCommitted, Exception? failure) = RunSession();
            if (failure == null) return atEnd;
            attempt = hasCommitted ? 1 : attempt + 1;
            if (attempt > Restart.AttemptsMax) ExceptionDispatchInfo.Throw(failure);
            TimeSpan delay = Restart.Delay(attempt);
            job.Logger.LaneRestarts(failure, laneId, attempt, delay, failure.Message);
            stop.WaitHandle.WaitOne(delay);
        }
        return false;
    }

    /// <summary>Runs one session; a failure that passes by itself is an outcome, any other is thrown.</summary>
    private (bool AtEnd, bool HasCommitted, Exception? Failure) RunSession()
    {
        using LaneSession session = new(job, laneId, factory, stop);
        try
        {
            return (session.Run(), true, null);
        }
        catch (Exception e) when (IsRecordFailure(e))
        {
            session.CommitBeforeFailure();
            throw;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            session.Abandon();
            return (false, true, null);
        }
        catch (Exception e)
        {
            session.Abandon();
            if (!Restart.IsWorthwhile(e, job.Plan)) throw;
            return (false, session.HasCommitted, e);
        }
    }

    /// <summary>What the user has to mend: trying again would fail in the same way.</summary>
    private static bool IsRecordFailure(Exception e) => e is RecordFailedException or HandlerFailedException;
}

/// <summary>When and how often a lane begins again after a failure: exponential back-off, from 100 ms to 5 s.</summary>
internal static class Restart
{
    /// <summary>How many times in a row without a commit in between.</summary>
    public const int AttemptsMax = 10;

    public static TimeSpan Delay(int attempt) => TimeSpan.FromMilliseconds(Math.Min(5000, 100 << Math.Min(attempt - 1, 10)));

    /// <summary>True for what passes by itself: brokers that come and go, memberships lost, transactions to be aborted.</summary>
    public static bool IsWorthwhile(Exception e, JobPlan plan) => e switch
    {
        // Another live process has this one's name: to begin again would only fence that one in turn, for ever.
        KafkaException kafka when IsFenced(kafka.Error.Code) => !plan.HasStableInstanceId,
        KafkaException kafka => !IsPermanent(kafka.Error.Code),
        WriteFailedException write => !write.IsCausedByRecord,
        MembershipLostException or SlowCommitException or TimeoutException => true,
        _ => false,
    };

    /// <summary>True when another client has registered the same transactional id or group instance id.</summary>
    public static bool IsFenced(ErrorCode code) => code is
        ErrorCode.Local_Fenced or ErrorCode.ProducerFenced or ErrorCode.InvalidProducerEpoch or ErrorCode.FencedInstanceId;

    private static bool IsPermanent(ErrorCode code) => code is
        ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed
        or ErrorCode.TransactionalIdAuthorizationFailed or ErrorCode.SaslAuthenticationFailed
        or ErrorCode.Local_Authentication or ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion
        or ErrorCode.OffsetOutOfRange or ErrorCode.Local_AutoOffsetReset or ErrorCode.UnknownTopicOrPart
        or ErrorCode.Local_UnknownTopic or ErrorCode.MsgSizeTooLarge or ErrorCode.InvalidTransactionTimeout;
}
