using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Millrace.Brokers;

/// <summary>
/// Asks brokers again while they say that they are on the way to an answer: a coordinator moves or reads its log, a
/// leader or a controller is elected, a connection was lost with its broker.
/// </summary>
internal static class Patiently
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(30);

    /// <summary>Asks until there is an answer, or an error that does not pass.</summary>
    public static async Task<T> AskAsync<T>(string what, Func<Task<T>> ask)
    {
        (T Value, bool IsThere) answer = default;
        string last = "";
        await Eventually.TrueAsync(
            what, _deadline,
            async () =>
            {
                try
                {
                    answer = (await ask(), true);
                }
                catch (KafkaException failure) when (CodesOf(failure).All(Passes))
                {
                    last = failure.Message;
                }
                return answer.IsThere;
            },
            () => last);
        return answer.Value;
    }

    /// <summary>Has brokers do something that has no answer.</summary>
    public static Task DoAsync(string what, Func<Task> order) => AskAsync(what, async () =>
    {
        await order();
        return true;
    });

    /// <summary>The admin client wraps the errors of what was asked for in one that says nothing.</summary>
    private static IEnumerable<ErrorCode> CodesOf(KafkaException failure)
    {
        IEnumerable<Error> errors = failure switch
        {
            CreateTopicsException e => e.Results.Select(one => one.Error),
            DeleteTopicsException e => e.Results.Select(one => one.Error),
            CreatePartitionsException e => e.Results.Select(one => one.Error),
            DeleteRecordsException e => e.Results.Select(one => one.Error),
            DeleteGroupsException e => e.Results.Select(one => one.Error),
            ListOffsetsException e => e.Result.ResultInfos.Select(one => one.TopicPartitionOffsetError.Error),
            DescribeConsumerGroupsException e => e.Results.ConsumerGroupDescriptions.Select(one => one.Error),
            ListConsumerGroupOffsetsException e => e.Results.SelectMany(
                one => one.Partitions.Select(partition => partition.Error).Append(one.Error)),
            AlterConsumerGroupOffsetsException e => e.Results.SelectMany(
                one => one.Partitions.Select(partition => partition.Error).Append(one.Error)),
            TopicPartitionOffsetException e => e.Results.Select(one => one.Error),
            _ => [failure.Error],
        };
        return errors.Where(error => error.IsError).Select(error => error.Code).DefaultIfEmpty(failure.Error.Code);
    }

    private static bool Passes(ErrorCode code) => code is
        ErrorCode.GroupCoordinatorNotAvailable or ErrorCode.NotCoordinatorForGroup or ErrorCode.GroupLoadInProgress
        or ErrorCode.RebalanceInProgress or ErrorCode.UnstableOffsetCommit
        or ErrorCode.LeaderNotAvailable or ErrorCode.NotLeaderForPartition or ErrorCode.FencedLeaderEpoch
        or ErrorCode.UnknownLeaderEpoch or ErrorCode.OffsetNotAvailable or ErrorCode.ReplicaNotAvailable
        or ErrorCode.NotController or ErrorCode.RequestTimedOut or ErrorCode.NetworkException
        or ErrorCode.Local_TimedOut or ErrorCode.Local_Transport or ErrorCode.Local_AllBrokersDown
        or ErrorCode.Local_WaitCoord;
}
