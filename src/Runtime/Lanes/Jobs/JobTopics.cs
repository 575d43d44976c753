using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes.Jobs;

/// <summary>Looks up a job's topics when it starts, creates what is the job's own, and says what is missing.</summary>
internal sealed class JobTopics(
    JobPlan plan, IKafkaClients clients, ICheckpointStore? checkpoints, ILogger logger)
{
    private readonly IClusterAdmin _admin = clients.Admin;

    /// <summary>
    /// Outputs carry event times as timestamps: with the usual retention a replay of old records would vanish.
    /// </summary>
    private static readonly Dictionary<string, string> _sinkTopicSettings = new() { ["retention.ms"] = "-1" };

    /// <summary>The source topics by name.</summary>
    /// <exception cref="MillraceConfigurationException">A topic is missing, or partition counts do not fit; all of them
    /// at once.</exception>
    public IReadOnlyDictionary<string, TopicFacts> Prepare()
    {
        List<string> problems = [];
        Dictionary<string, TopicFacts> sources = [];
        foreach (string topic in plan.SourceTopics)
        {
            if (_admin.FindTopic(topic) is { } found) sources[topic] = found;
            else
                problems.Add($"Source topic '{topic}' of job '{plan.Name}' does not exist on {plan.BootstrapServers}.");
        }
        if (problems.Count == 0) CheckCounts(sources.Values, problems);
        if (problems.Count == 0) PrepareOwn(sources.Values.First().Partitions, problems);
        return problems.Count == 0 ? sources : throw new MillraceConfigurationException(problems);
    }

    /// <summary>
    /// Where a bounded run ends: where the unfinished run that it resumes would have ended, or behind the last record
    /// that is committed now. Empty for any other run.
    /// </summary>
    public IReadOnlyDictionary<TopicPartition, RunEnd> Ends(IEnumerable<TopicFacts> sources, CancellationToken stop)
    {
        if (!plan.IsBounded) return new Dictionary<TopicPartition, RunEnd>();
        TopicPartition[] partitions =
        [
            .. sources.SelectMany(static topic => Enumerable.Range(0, topic.Partitions)
                .Select(partition => new TopicPartition(topic.Name, partition))),
        ];
        IReadOnlyDictionary<TopicPartition, long> today = _admin.EndOffsets(partitions, IsolationLevel.ReadCommitted);
        using ICheckpointReader? reader = checkpoints?.CreateReader();
        IReadOnlyDictionary<int, CheckpointRecord>? last = reader?.FindLast(
            [.. partitions.Select(static partition => partition.Partition.Value).Distinct()], stop);
        return partitions.ToDictionary(static partition => partition, partition =>
        {
            CheckpointRecord? checkpoint = last?.GetValueOrDefault(partition.Partition.Value);
            return new RunEnd(
                today[partition], BoundedRun.StopOffset(checkpoint, partition.Topic), checkpoint?.Number ?? 0);
        });
    }

    private static void CheckCounts(IReadOnlyCollection<TopicFacts> sources, List<string> problems)
    {
        if (sources.Select(static topic => topic.Partitions).Distinct().Count() == 1) return;
        string counts = string.Join(", ", sources.Select(static topic => $"{topic.Name} has {topic.Partitions}"));
        problems.Add($"The job's source topics must have the same number of partitions, but {counts}.");
    }

    private void PrepareOwn(int partitions, List<string> problems)
    {
        foreach (string topic in plan.SinkTopics)
        {
            if (_admin.FindTopic(topic) != null) continue;
            if (plan.CreateTopics) Create(topic, partitions, _sinkTopicSettings);
            else
                problems.Add(
                    $"Sink topic '{topic}' of job '{plan.Name}' does not exist. Create it, or set "
                    + $"Millrace:CreateTopics to true to have it created with {partitions} partitions.");
        }
        if (checkpoints != null && problems.Count == 0) problems.AddRange(checkpoints.Prepare(partitions));
    }

    private void Create(string topic, int partitions, Dictionary<string, string> settings)
    {
        _admin.CreateTopic(topic, partitions, settings);
        logger.TopicCreated(topic, partitions);
    }
}
