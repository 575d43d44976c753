using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;
using Millrace.Runtime.Telemetry;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>Checkpoints in a compacted topic of the job's own, one partition per task.</summary>
internal sealed class StateTopicStore(
    JobPlan plan, IKafkaClients clients, CacheGround ground, ILogger logger, TimeProvider time) : ICheckpointStore
{
    /// <summary>
    /// The topic keeps the last value of each key for ever: with retention by time, records that carry old times would
    /// be deleted at once.
    /// </summary>
    private static readonly Dictionary<string, string> _settings = new()
    {
        ["cleanup.policy"] = "compact",
        ["retention.ms"] = "-1",
    };

    private const string BatchLimit = "max.message.bytes";

    /// <summary>What brokers count of a batch that clients do not.</summary>
    private const int BatchOverheadBytes = 64 * 1024;

    /// <summary>What the clients may send at once; the topic is made to take as much.</summary>
    private readonly int _recordBytesMax = ClientSettings.RecordBytesMax(plan);

    /// <summary>By lane: those of its present session, which its reader begins and its writer goes on with.</summary>
    private readonly ConcurrentDictionary<string, LaneChunks> _chunks = new();

    /// <summary>Null for none.</summary>
    private LocalCache? _cache;

    public bool IsAtomic => plan.Delivery == Delivery.ExactlyOnce;

    public string PlaceOf(int partition) => $"state topic {plan.StateTopic}[{partition}]";

    public IReadOnlyList<string> Prepare(int partitions)
    {
        List<string> problems = [];
        IClusterAdmin admin = clients.Admin;
        if (admin.FindTopic(plan.StateTopic) == null)
        {
            string batchBytesMax = (_recordBytesMax + BatchOverheadBytes).ToString(CultureInfo.InvariantCulture);
            Dictionary<string, string> settings = new(_settings) { [BatchLimit] = batchBytesMax };
            // What a crash leaves behind without transactions must not replace what counts before it is repaired.
            if (!IsAtomic) settings["min.compaction.lag.ms"] = "3600000";
            admin.CreateTopic(plan.StateTopic, partitions, settings);
            logger.TopicCreated(plan.StateTopic, partitions);
        }
        TopicFacts? state = admin.FindTopic(plan.StateTopic);
        if (state?.Partitions < partitions)
            problems.Add(
                $"State topic '{plan.StateTopic}' has {state.Partitions} partitions and the source has {partitions}: "
                + "partitions were added to the source, so that keys have moved away from their state. "
                + "Start over under another GroupId.");
        if (admin.SettingOf(plan.StateTopic, BatchLimit) is { } limit
            && int.Parse(limit, CultureInfo.InvariantCulture) < _recordBytesMax)
            problems.Add(
                $"State topic '{plan.StateTopic}' has {BatchLimit}={limit}, less than the clients' message.max.bytes "
                + $"({_recordBytesMax}), so that brokers would refuse state. Raise the one or lower the other.");
        if (admin.SettingOf(plan.StateTopic, "cleanup.policy") is { } policy
            && !policy.Contains("compact", StringComparison.Ordinal))
            problems.Add(
                $"State topic '{plan.StateTopic}' has cleanup.policy={policy}, so that brokers delete state. "
                + "Set it to compact.");
        if (plan.LocalCache is { } folder) OpenCache(folder, state?.Id ?? "");
        return problems;
    }

    public ICheckpointReader CreateReader(string laneId)
    {
        IStateTopicReader topic = clients.CreateStateReader(laneId);
        LaneChunks chunks = _chunks[laneId] = new();
        return new TopicCheckpointReader(
            topic, PlaceOf, chunks.Begin, _cache?.CreateReader(laneId, topic, PlaceOf));
    }

    public ICheckpointWriter CreateWriter(IRecordWriter producer, string laneId) => new StateTopicWriter(
        producer, plan.StateTopic, _recordBytesMax, _chunks.GetOrAdd(laneId, static _ => new()).Of, time)
    {
        Cache = _cache?.TasksOf(laneId),
    };

    private void OpenCache(string folder, string topicId)
    {
        if (topicId.Length == 0) logger.CacheImpossible();
        else _cache = new(ground, folder, $"{plan.GroupId}@{topicId}", logger);
    }
}
