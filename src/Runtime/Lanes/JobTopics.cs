using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes;

/// <summary>Looks up a job's topics when it starts, creates what is the job's own, and says what is missing.</summary>
internal sealed class JobTopics(JobPlan plan, IClusterAdmin admin, ILogger logger)
{
    /// <summary>
    /// The state topic keeps the last value of each key for ever: with retention by time, records that carry old times would
    /// be deleted at once.
    /// </summary>
    private static readonly Dictionary<string, string> _stateTopicSettings = new()
    {
        ["cleanup.policy"] = "compact",
        ["retention.ms"] = "-1",
    };

    /// <summary>The source topics by name.</summary>
    /// <exception cref="MillraceConfigurationException">A topic is missing, or partition counts do not fit; all of them at once.</exception>
    public IReadOnlyDictionary<string, TopicFacts> Prepare()
    {
        List<string> problems = [];
        Dictionary<string, TopicFacts> sources = [];
        foreach (string topic in plan.SourceTopics)
        {
            if (admin.FindTopic(topic) is { } found) sources[topic] = found;
            else problems.Add($"Source topic '{topic}' of job '{plan.Name}' does not exist on {plan.BootstrapServers}.");
        }
        if (problems.Count == 0) CheckCounts(sources.Values, problems);
        if (problems.Count == 0) PrepareOwn(sources.Values.First().Partitions, problems);
        return problems.Count == 0 ? sources : throw new MillraceConfigurationException(problems);
    }

    /// <summary>Where a bounded run ends: behind the last record that is committed now. Empty for any other run.</summary>
    public IReadOnlyDictionary<TopicPartition, long> StopOffsets(IEnumerable<TopicFacts> sources) => plan.IsBounded
        ? sources.SelectMany(static topic => Enumerable.Range(0, topic.Partitions).Select(p => new TopicPartition(topic.Name, p)))
            .ToDictionary(static partition => partition, partition => admin.EndOffset(partition, IsolationLevel.ReadCommitted))
        : new Dictionary<TopicPartition, long>();

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
            if (admin.FindTopic(topic) != null) continue;
            if (plan.CreateTopics) Create(topic, partitions, []);
            else
                problems.Add(
                    $"Sink topic '{topic}' of job '{plan.Name}' does not exist. Create it, or set Millrace:CreateTopics to "
                    + $"true to have it created with {partitions} partitions.");
        }
        if (plan.HasCheckpoints && problems.Count == 0) PrepareState(partitions, problems);
    }

    private void PrepareState(int partitions, List<string> problems)
    {
        if (admin.FindTopic(plan.StateTopic) == null) Create(plan.StateTopic, partitions, _stateTopicSettings);
        if (admin.FindTopic(plan.StateTopic) is { } state && state.Partitions < partitions)
            problems.Add(
                $"State topic '{plan.StateTopic}' has {state.Partitions} partitions and the source has {partitions}: "
                + "partitions were added to the source, so that keys have moved away from their state. Start over under another GroupId.");
    }

    private void Create(string topic, int partitions, Dictionary<string, string> settings)
    {
        admin.CreateTopic(topic, partitions, settings);
        logger.TopicCreated(topic, partitions);
    }
}
