using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Health;
using Millrace.Runtime.Kafka;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;
using Millrace.Runtime.Options;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Telemetry;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Clients;

/// <summary>The real clients: librdkafka by Confluent.Kafka and, on the data path, by P/Invoke.</summary>
internal sealed class KafkaClients : IKafkaClients, IDisposable
{
    /// <summary>Reading state may have to wait for a dead owner's transaction to time out.</summary>
    private static readonly TimeSpan _stateReadMargin = TimeSpan.FromSeconds(20);

    private readonly ClientLogThread _logThread = new();
    private readonly JobPlan _plan;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly JobHealth _health;

    /// <exception cref="MillraceConfigurationException">librdkafka does not take one of the user's
    /// properties.</exception>
    public KafkaClients(JobPlan plan, ILogger logger, TimeProvider time, JobHealth health)
    {
        (_plan, _logger, _time, _health) = (plan, logger, time, health);
        string adminId = $"{plan.GroupId}-{plan.InstanceId}-admin";
        Dictionary<string, string> properties = new(ClientSettings.Common(plan)) { ["client.id"] = adminId };
        // While a job starts it has no other client that would say that brokers are out of reach.
        ClientLog adminLog = new(logger, adminId, time, health.Start.OnProblem);
        try
        {
            Admin = new ClusterAdmin(properties, plan.GroupId, PostTo(adminLog));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            _logThread.Dispose();
            throw new MillraceConfigurationException(
                [$"One of Millrace:Kafka ({string.Join(", ", plan.Kafka.Keys)}) cannot be used: {e.Message}"]);
        }
    }

    public IClusterAdmin Admin { get; }

    public IRecordReader CreateReader(string laneId) => new KafkaReader(
        OptionsOf(laneId, _health.Lane(laneId), ClientSettings.Reader(_plan, laneId)), _plan.GroupId);

    public IRecordWriter CreateWriter(string laneId) => new KafkaWriter(
        OptionsOf(laneId, _health.Lane(laneId), ClientSettings.Writer(_plan)),
        _plan.Delivery == Delivery.ExactlyOnce ? laneId : null);

    public IStateTopicReader CreateStateReader(string? laneId)
    {
        ClientOptions options = OptionsOf(
            (laneId ?? $"{_plan.GroupId}-{_plan.InstanceId}") + "-restore",
            laneId == null ? _health.Start : _health.Lane(laneId), ClientSettings.StateReader(_plan));
        return new StateTopicReader(_plan.StateTopic, options, Admin, _plan.TransactionTimeout + _stateReadMargin);
    }

    public void Fence(string transactionalId, TimeSpan timeout)
    {
        ClientLog log = LogOf(transactionalId);
        ClientOptions options = new()
        {
            Properties = ClientSettings.Writer(_plan),
            ClientId = transactionalId,
            OnLog = PostTo(log),
            OnError = log.Write,
        };
        using KafkaWriter writer = new(options, transactionalId);
        writer.Initialize(timeout);
    }

    public void Dispose()
    {
        Admin.Dispose();
        _logThread.Dispose();
    }

    private ClientOptions OptionsOf(string clientId, LaneActivity user, Dictionary<string, string> properties)
    {
        ClientLog log = LogOf(clientId);
        return new()
        {
            Properties = properties,
            ClientId = clientId,
            OnLog = PostTo(log),
            OnError = error =>
            {
                user.OnProblem(error.Reason);
                log.Write(error);
            },
            Calls = user.Calls,
        };
    }

    private Action<LogMessage> PostTo(ClientLog log) => line => _logThread.Post(log, line);

    private ClientLog LogOf(string client) => new(_logger, client, _time);
}
