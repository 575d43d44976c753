using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Millrace.Runtime.Clients;

/// <summary>
/// Answers of brokers that are on the way to a better one: a topic that was just created is known to one broker and not
/// to another, or has no leader yet.
/// </summary>
internal static class Transient
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again while the answer is of that kind, for <paramref name="timeout"/> at most.</summary>
    public static T Retry<T>(TimeSpan timeout, Func<T> ask)
    {
        long deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        while (true)
        {
            try
            {
                return ask();
            }
            catch (KafkaException e) when (Is(e) && Environment.TickCount64 < deadline)
            {
                using ManualResetEventSlim pause = new();
                pause.Wait(_pause);
            }
        }
    }

    private static bool Is(KafkaException e) => e switch
    {
        DescribeTopicsException topics => topics.Results.TopicDescriptions.Exists(static topic => Is(topic.Error.Code)),
        _ => Is(e.Error.Code),
    };

    /// <summary>What Kafka's own clients call retriable, and what the client says while it has no metadata.</summary>
    private static bool Is(ErrorCode code) => code is
        ErrorCode.LeaderNotAvailable or ErrorCode.NotLeaderForPartition or ErrorCode.UnknownTopicOrPart
        or ErrorCode.FencedLeaderEpoch or ErrorCode.UnknownLeaderEpoch or ErrorCode.OffsetNotAvailable
        or ErrorCode.ReplicaNotAvailable or ErrorCode.KafkaStorageError or ErrorCode.NotController
        or ErrorCode.RequestTimedOut or ErrorCode.NetworkException
        or ErrorCode.GroupCoordinatorNotAvailable or ErrorCode.NotCoordinatorForGroup
        or ErrorCode.GroupLoadInProgress
        or ErrorCode.Local_UnknownPartition or ErrorCode.Local_UnknownTopic or ErrorCode.Local_Transport;
}
