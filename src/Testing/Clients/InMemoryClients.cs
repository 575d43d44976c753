using Confluent.Kafka;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Clients;

/// <summary>The clients of one process on a cluster in memory.</summary>
internal sealed class InMemoryClients(
    InMemoryCluster cluster, JobPlan plan, Circumstances meets, ProcessLife life) : IKafkaClients
{
    private static readonly TimeSpan _stateReadMargin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _backoff = TimeSpan.FromMilliseconds(100);

    private readonly List<InMemoryReader> _readers = [];

    /// <summary>The readers that are open.</summary>
    public IReadOnlyList<InMemoryReader> Readers
    {
        get
        {
            _readers.RemoveAll(static reader => reader.IsClosed);
            return _readers;
        }
    }

    public IClusterAdmin Admin { get; } = new InMemoryAdmin(cluster, meets, life);

    public IRecordReader CreateReader(string laneId)
    {
        life.Count("CreateReader");
        // As real clients are set: only range keeps the partitions of several topics together, and static members take
        // back all that they had.
        bool isEager = plan.HasStableInstanceId || plan.SourceTopics.Skip(1).Any();
        InMemoryReader reader = new(
            cluster, cluster.Group(plan.GroupId, isEager), new(laneId, plan.HasStableInstanceId ? laneId : null),
            meets, life);
        _readers.Add(reader);
        return reader;
    }

    public IRecordWriter CreateWriter(string laneId)
    {
        life.Count("CreateWriter");
        string? transactionalId = plan.Delivery == Delivery.ExactlyOnce ? laneId : null;
        return new InMemoryWriter(cluster, plan.GroupId, transactionalId, plan.TransactionTimeout, meets, life);
    }

    public IStateTopicReader CreateStateReader(string? laneId)
    {
        life.Count("CreateStateReader");
        TimeSpan timeout = plan.TransactionTimeout + _stateReadMargin;
        return new InMemoryStateReader(cluster, plan.StateTopic, timeout, meets, life);
    }

    public void Fence(string transactionalId, TimeSpan timeout)
    {
        life.Pass("Fence");
        DateTimeOffset deadline = cluster.Time.GetUtcNow() + timeout;
        if (!cluster.Reach(life, timeout)) throw new KafkaException(ErrorCode.Local_TimedOut);
        while (cluster.Transactions.TryInitialize(transactionalId, plan.TransactionTimeout) == null)
        {
            if (cluster.Time.GetUtcNow() >= deadline) throw new KafkaException(ErrorCode.Local_TimedOut);
            life.Wait(_backoff);
            cluster.Tick();
        }
    }
}
