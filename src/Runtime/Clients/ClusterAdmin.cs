using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Millrace.Runtime.Clients;

/// <summary>
/// The control plane by Confluent.Kafka's admin client. Its answers come from threads of the client; callers wait.
/// </summary>
/// <remarks>
/// The native client behind it is that of a consumer of the job's group, one that never joins.
/// </remarks>
internal sealed class ClusterAdmin : IClusterAdmin
{
    /// <summary>
    /// What the client says of brokers that do not answer; readers and writers say so too.
    /// </summary>
    private const string ErrorFacility = "ERROR";

    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(15);

    private readonly string _group;
    private readonly IConsumer<Ignore, Ignore> _client;
    private readonly IAdminClient _admin;
    private readonly GroupQuestions _groups;

    public ClusterAdmin(IReadOnlyDictionary<string, string> properties, string group, Action<LogMessage> onLog)
    {
        (_group, _groups) = (group, new(properties));
        Dictionary<string, string> ofConsumer = new(properties)
        {
            ["group.id"] = group,
            ["enable.auto.commit"] = "false",
            ["allow.auto.create.topics"] = "true", // only asked for where a topic is to be created
        };
        _client = new ConsumerBuilder<Ignore, Ignore>(ofConsumer)
            .SetLogHandler((_, message) =>
            {
                if (message.Facility != ErrorFacility) onLog(message);
            })
            .Build();
        _admin = new DependentAdminClientBuilder(_client.Handle).Build();
    }

    public string FindClusterId() => Transient.Retry(_timeout, DescribeCluster);

    public TopicFacts? FindTopic(string topic) => Transient.Retry(_timeout, () => Describe(topic));

    public void CreateTopic(string topic, int partitions, IReadOnlyDictionary<string, string> settings)
    {
        TopicSpecification specification = new()
        {
            Name = topic,
            NumPartitions = partitions,
            ReplicationFactor = -1,
            Configs = new(settings),
        };
        try
        {
            _admin.CreateTopicsAsync([specification], new() { RequestTimeout = _timeout, OperationTimeout = _timeout })
                .GetAwaiter().GetResult();
        }
        catch (CreateTopicsException e) when (e.Results[0].Error.Code == ErrorCode.TopicAlreadyExists)
        {
        }
        catch (KafkaException e) when (IsUnsupported(e.Error))
        {
            // The in-process broker makes a topic when somebody asks for it by name.
            _admin.GetMetadata(topic, _timeout);
        }
        WaitUntilUsable(topic);
    }

    public IReadOnlyDictionary<TopicPartition, long> EndOffsets(
        IReadOnlyCollection<TopicPartition> partitions, IsolationLevel isolation) =>
        Transient.Retry(_timeout, () => AskOffsets(partitions, OffsetSpec.Latest(), isolation));

    public IReadOnlyDictionary<TopicPartition, long> FirstOffsets(IReadOnlyCollection<TopicPartition> partitions) =>
        Transient.Retry(
            _timeout, () => AskOffsets(partitions, OffsetSpec.Earliest(), IsolationLevel.ReadUncommitted));

    /// <remarks>
    /// The consumer asks, not the admin client: that one keeps to a coordinator that it has once found for as long as
    /// it is asked for it (librdkafka 2.16), also when the group has moved or the broker was started again. It reads
    /// committed records only, which has the broker wait for open transactions.
    /// </remarks>
    public IReadOnlyDictionary<TopicPartition, long> StableOffsets(
        string group, IReadOnlyCollection<TopicPartition> partitions, TimeSpan timeout) =>
        group != _group
            ? throw new ArgumentException($"This client is that of group '{_group}'.", nameof(group))
            : _client.Committed(partitions, timeout)
                .Where(static committed => committed.Offset.Value >= 0)
                .ToDictionary(
                    static committed => committed.TopicPartition, static committed => committed.Offset.Value);

    public string? SettingOf(string topic, string setting)
    {
        try
        {
            ConfigResource resource = new() { Type = ResourceType.Topic, Name = topic };
            return _admin.DescribeConfigsAsync([resource], new() { RequestTimeout = _timeout })
                .GetAwaiter().GetResult()[0].Entries.GetValueOrDefault(setting)?.Value;
        }
        catch (KafkaException e) when (IsUnsupported(e.Error) || e.Error.Code == ErrorCode.TopicAuthorizationFailed)
        {
            return null;
        }
    }

    public GroupFacts DescribeGroup(string group) => _groups.Describe(group);

    public void Dispose()
    {
        _groups.Dispose();
        _admin.Dispose();
        _client.Dispose();
    }

    /// <exception cref="KafkaException">A partition's own error, which the admin client wraps.</exception>
    private Dictionary<TopicPartition, long> AskOffsets(
        IReadOnlyCollection<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation)
    {
        try
        {
            return _admin
                .ListOffsetsAsync(
                    partitions.Select(partition => new TopicPartitionOffsetSpec
                    {
                        TopicPartition = partition, OffsetSpec = which,
                    }),
                    new() { IsolationLevel = isolation, RequestTimeout = _timeout })
                .GetAwaiter().GetResult().ResultInfos
                .ToDictionary(
                    static found => found.TopicPartitionOffsetError.TopicPartition,
                    static found => found.TopicPartitionOffsetError.Offset.Value);
        }
        catch (ListOffsetsException e)
        {
            TopicPartitionOffsetError failed = e.Result.ResultInfos
                .Select(static found => found.TopicPartitionOffsetError).First(static found => found.Error.IsError);
            // The client asks with the leader's epoch that it knows, and does not look for the next one by itself
            // (librdkafka 2.16): after a restart of the broker it would be refused until its metadata is too old.
            if (failed.Error.Code is ErrorCode.FencedLeaderEpoch or ErrorCode.NotLeaderForPartition)
                _admin.GetMetadata(failed.Topic, _timeout);
            throw new KafkaException(
                new Error(failed.Error.Code, $"The offsets of {failed.Topic}[{failed.Partition.Value}] cannot be "
                    + $"read: {failed.Error.Reason}"), e);
        }
    }

    private string DescribeCluster()
    {
        try
        {
            return _admin.DescribeClusterAsync(new() { RequestTimeout = _timeout })
                .GetAwaiter().GetResult().ClusterId ?? "";
        }
        catch (KafkaException e) when (IsUnsupported(e.Error))
        {
            return "";
        }
    }

    private TopicFacts? Describe(string topic)
    {
        try
        {
            TopicDescription found = _admin
                .DescribeTopicsAsync(TopicCollection.OfTopicNames([topic]), new() { RequestTimeout = _timeout })
                .GetAwaiter().GetResult().TopicDescriptions[0];
            return new(topic, found.TopicId?.ToString() ?? "", found.Partitions.Count);
        }
        catch (DescribeTopicsException e)
            when (e.Results.TopicDescriptions[0].Error.Code == ErrorCode.UnknownTopicOrPart)
        {
            return null;
        }
        catch (KafkaException e) when (IsUnsupported(e.Error))
        {
            return FindInMetadata(topic);
        }
    }

    /// <summary>Asks for all topics, because asking for one by name would create it where brokers allow that.</summary>
    private TopicFacts? FindInMetadata(string topic)
    {
        TopicMetadata? found = _admin.GetMetadata(_timeout).Topics.Find(known => known.Topic == topic);
        return found == null || found.Error.Code == ErrorCode.UnknownTopicOrPart
            ? null
            : new(topic, "", found.Partitions.Count);
    }

    private void WaitUntilUsable(string topic) => Transient.Retry(_timeout, () => IsUsable(topic)
        ? true
        : throw new KafkaException(new Error(
            ErrorCode.LeaderNotAvailable, $"Topic '{topic}' was created, but its partitions have no leaders yet.")));

    private bool IsUsable(string topic) =>
        _admin.GetMetadata(_timeout).Topics.Find(known => known.Topic == topic) is { Partitions.Count: > 0 } found
        && found.Partitions.TrueForAll(static partition => partition.Leader >= 0);

    private static bool IsUnsupported(Error error) =>
        error.Code is ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion;
}
