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

    /// <summary>It knows nothing of the local cache, which belongs to the lanes.</summary>
    public ICheckpointReader CreateReader() =>
        new TopicCheckpointReader(clients.CreateStateReader(null), PlaceOf, static _ => new(), cache: null);

    public LaneCheckpoints Open(IRecordWriter producer, string laneId)
    {
        LaneChunks chunks = new();
        CachedTasks? cached = _cache?.CreateTasks();
        StateTopicWriter writer = new(producer, plan.StateTopic, _recordBytesMax, chunks, time) { Cache = cached };
        IStateTopicReader topic = clients.CreateStateReader(laneId);
        CacheReader? cache = cached == null ? null : _cache!.CreateReader(laneId, cached, topic, PlaceOf);
        return new(new TopicCheckpointReader(topic, PlaceOf, chunks.Begin, cache), writer);
    }

    private void OpenCache(string folder, string topicId)
    {
        if (topicId.Length == 0) logger.CacheImpossible();
        else _cache = new(ground, folder, $"{plan.GroupId}@{topicId}", logger, time);
    }
}
