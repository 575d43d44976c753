using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Lanes;

/// <summary>When and how often a lane begins again after a failure: exponential back-off, from 100 ms to 5 s.</summary>
internal static class Restart
{
    /// <summary>How many times in a row without a record committed in between.</summary>
    public const int AttemptsMax = 10;

    private const int DelayMinMs = 100, DelayMaxMs = 5000, DoublingsMax = 10;

    public static TimeSpan Delay(int attempt) =>
        TimeSpan.FromMilliseconds(Math.Min(DelayMaxMs, DelayMinMs << Math.Min(attempt - 1, DoublingsMax)));

    /// <summary>
    /// True for what passes by itself: brokers that come and go, memberships lost, transactions to be aborted.
    /// </summary>
    public static bool IsWorthwhile(Exception e) => e switch
    {
        WriteFailedException write => !write.IsCausedByRecord,
        MembershipLostException or SlowCommitException or TimeoutException => true,
        KafkaException kafka => !IsPermanent(kafka.Error.Code),
        _ => false,
    };

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
