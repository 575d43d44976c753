using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Kafka;
using Millrace.Runtime.Options;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Telemetry;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Clients;

/// <summary>The real clients: librdkafka by Confluent.Kafka and, on the data path, by P/Invoke.</summary>
internal sealed class KafkaClients(JobPlan plan, ILogger logger) : IKafkaClients, IDisposable
{
    public IClusterAdmin Admin { get; } = new ClusterAdmin(
        new Dictionary<string, string>(ClientSettings.Common(plan))
        {
            ["client.id"] = $"{plan.GroupId}-{plan.InstanceId}-admin",
        },
        message => OnLog(logger, "admin", message));

    public IRecordReader CreateReader(string laneId) =>
        new KafkaReader(OptionsOf(laneId, ClientSettings.Reader(plan, laneId)), plan.GroupId);

    public IRecordWriter CreateWriter(string laneId) =>
        new KafkaWriter(
            OptionsOf(laneId, ClientSettings.Writer(plan)), plan.Delivery == Delivery.ExactlyOnce ? laneId : null);

    public IStateTopicReader CreateStateReader(string laneId) => new StateTopicReader(
        plan.StateTopic, ClientSettings.StateReader(plan, laneId), Admin,
        plan.TransactionTimeout + TimeSpan.FromSeconds(20),
        message => OnLog(logger, laneId, message));

    public void Fence(string transactionalId, TimeSpan timeout)
    {
        using KafkaWriter writer = new(OptionsOf(transactionalId, ClientSettings.Writer(plan)), transactionalId);
        writer.Initialize(timeout);
    }

    public void Dispose() => Admin.Dispose();

    private ClientOptions OptionsOf(string laneId, Dictionary<string, string> properties) => new()
    {
        Properties = properties,
        ClientId = laneId,
        OnLog = message => OnLog(logger, laneId, message),
        OnError = error => logger.ClientWarning(laneId, error.Reason),
    };

    /// <summary>
    /// The client logs much that it mends by itself; only what it calls an error is worth a warning of ours.
    /// </summary>
    private static void OnLog(ILogger logger, string laneId, LogMessage message)
    {
        if (message.Level <= SyslogLevel.Error) logger.ClientWarning(laneId, message.Message);
        else logger.ClientDebug(laneId, message.Message);
    }
}
