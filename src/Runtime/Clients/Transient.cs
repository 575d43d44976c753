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
        ListOffsetsException offsets =>
            offsets.Result.ResultInfos.Exists(static offset => Is(offset.TopicPartitionOffsetError.Error.Code)),
        _ => Is(e.Error.Code),
    };

    private static bool Is(ErrorCode code) => code is
        ErrorCode.LeaderNotAvailable or ErrorCode.NotLeaderForPartition or ErrorCode.UnknownTopicOrPart
        or ErrorCode.Local_UnknownPartition or ErrorCode.Local_UnknownTopic or ErrorCode.NotController
        or ErrorCode.GroupCoordinatorNotAvailable or ErrorCode.NotCoordinatorForGroup
        or ErrorCode.GroupLoadInProgress;
}
