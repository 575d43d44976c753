using System.Collections.Concurrent;
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
    /// <summary>What the clients may send at once.</summary>
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
        StateTopicSettings settings = new(plan.StateTopic, IsAtomic, _recordBytesMax);
        if (admin.FindTopic(plan.StateTopic) == null)
        {
            admin.CreateTopic(plan.StateTopic, partitions, settings.ForNew());
            logger.TopicCreated(plan.StateTopic, partitions);
        }
        TopicFacts? state = admin.FindTopic(plan.StateTopic);
        if (state?.Partitions < partitions)
            problems.Add(
                $"State topic '{plan.StateTopic}' has {state.Partitions} partitions and the source has {partitions}: "
                + "partitions were added to the source, so that keys have moved away from their state. "
                + "Start over under another GroupId.");
        problems.AddRange(settings.ProblemsOf(name => admin.SettingOf(plan.StateTopic, name)));
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
