using Microsoft.Extensions.Logging;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;
using Millrace.Runtime.Telemetry;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>Checkpoints in a compacted topic of the job's own, one partition per task.</summary>
internal sealed class StateTopicStore(JobPlan plan, IKafkaClients clients, ILogger logger, TimeProvider time)
    : ICheckpointStore
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

    public bool IsAtomic => plan.Delivery == Delivery.ExactlyOnce;

    public string PlaceOf(int partition) => $"state topic {plan.StateTopic}[{partition}]";

    public IReadOnlyList<string> Prepare(int partitions)
    {
        List<string> problems = [];
        IClusterAdmin admin = clients.Admin;
        if (admin.FindTopic(plan.StateTopic) == null)
        {
            admin.CreateTopic(plan.StateTopic, partitions, _settings);
            logger.TopicCreated(plan.StateTopic, partitions);
        }
        if (admin.FindTopic(plan.StateTopic) is { } state && state.Partitions < partitions)
            problems.Add(
                $"State topic '{plan.StateTopic}' has {state.Partitions} partitions and the source has {partitions}: "
                + "partitions were added to the source, so that keys have moved away from their state. "
                + "Start over under another GroupId.");
        if (admin.CleanupPolicyOf(plan.StateTopic) is { } policy
            && !policy.Contains("compact", StringComparison.Ordinal))
            problems.Add(
                $"State topic '{plan.StateTopic}' has cleanup.policy={policy}, so that brokers delete state. "
                + "Set it to compact.");
        return problems;
    }

    public ICheckpointReader CreateReader(string laneId) => clients.CreateStateReader(laneId);

    public ICheckpointWriter CreateWriter(IRecordWriter producer) =>
        new StateTopicWriter(producer, plan.StateTopic, time);
}
