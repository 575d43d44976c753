using Confluent.Kafka;
using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Lanes.Membership;
using Millrace.Runtime.Options;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Lanes;

/// <summary>Whether and when a lane begins again after a failure: pure functions of what has happened.</summary>
internal static class Restart
{
    private const int DoublingsMax = 30;

    /// <summary>How long to wait before the lane begins again; null when it is not to.</summary>
    /// <param name="plan">What the user wants.</param>
    /// <param name="failuresInARow">This failure and those before it, without a record committed in between.</param>
    /// <param name="failuresWithin">Those, and whichever others there were within the plan's span of time.</param>
    public static TimeSpan? Delay(RestartPlan plan, int failuresInARow, int failuresWithin) => plan.Strategy switch
    {
        RestartStrategy.FailureRate => failuresWithin > plan.AttemptsMax ? null : plan.Delay,
        _ when plan.Strategy == RestartStrategy.None || failuresInARow > plan.AttemptsMax => null,
        RestartStrategy.FixedDelay => plan.Delay,
        _ => Backoff(plan, failuresInARow - 1),
    };

    /// <summary>
    /// True for what passes by itself: brokers that come and go, memberships lost, transactions to be aborted,
    /// a disk that is full, a registry that does not answer.
    /// </summary>
    public static bool IsWorthwhile(Exception e) => e switch
    {
        WriteFailedException write => !write.IsCausedByRecord,
        MembershipLostException or GroupStalledException => true,
        SlowCommitException or TimeoutException or ObjectStoreException => true,
        SchemaUnavailableException => true,
        KafkaException kafka => !IsPermanent(kafka.Error.Code),
        _ => false,
    };

    /// <summary>
    /// True when no other process need have this one's name. A static member that was given up while it joined can
    /// still get in, and then the one that follows it is fenced; and brokers that take a join back fence who has joined
    /// (<see cref="MembershipWatch"/>).
    /// </summary>
    /// <param name="e">What has ended the session.</param>
    /// <param name="wasTakenIn">True when the group had taken the session in.</param>
    /// <param name="followsFailure">True when the session before it has failed, so that its client may live on.</param>
    public static bool IsFencedByNobodyElse(Exception e, bool wasTakenIn, bool followsFailure) =>
        e is KafkaException { Error.Code: ErrorCode.FencedInstanceId } && (followsFailure || !wasTakenIn);

    private static TimeSpan Backoff(RestartPlan plan, int doublings)
    {
        TimeSpan delay = plan.Delay * Math.Pow(2, Math.Min(doublings, DoublingsMax));
        return delay < plan.DelayMax ? delay : plan.DelayMax;
    }

    /// <summary>
    /// A fenced producer is not among them: a transaction that timed out is reported in the same way, and goes away. A
    /// fenced group instance id is: another live process has this one's name, and to begin again would fence it in
    /// turn, for ever.
    /// </summary>
    public static bool IsPermanent(ErrorCode code) => code is
        ErrorCode.FencedInstanceId
        or ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed
        or ErrorCode.ClusterAuthorizationFailed
        or ErrorCode.TransactionalIdAuthorizationFailed or ErrorCode.SaslAuthenticationFailed
        or ErrorCode.Local_Authentication or ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion
        or ErrorCode.OffsetOutOfRange or ErrorCode.Local_AutoOffsetReset or ErrorCode.UnknownTopicOrPart
        or ErrorCode.Local_UnknownTopic or ErrorCode.InvalidTransactionTimeout;
}
