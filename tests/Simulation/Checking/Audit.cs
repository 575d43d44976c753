using Confluent.Kafka;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;
using Millrace.Simulation.Tests.Ports;
using Millrace.Testing.Brokers;

namespace Millrace.Simulation.Tests.Checking;

/// <summary>
/// Watches clients and brokers while a job runs: what brokers commit was to be committed, as a whole; the commit point
/// never goes back; what was opened is closed.
/// </summary>
internal sealed class Audit
{
    private readonly Dictionary<string, WriterAccount> _writers = [];
    private readonly InMemoryCluster _cluster;
    private readonly ConsumerGroup _group;

    public Audit(InMemoryCluster cluster, ConsumerGroup group)
    {
        (_cluster, _group) = (cluster, group);
        cluster.Transactions.OnDecided = Check;
        group.Offsets.OnCommit = Check;
    }

    /// <summary>What was not as it has to be.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>
    /// True once a checkpoint file was damaged: the job goes on from the one before it, and the commit point with it.
    /// </summary>
    public bool MayGoBack { get; set; }

    /// <summary>Told of each offset that the group commits.</summary>
    public Action<TopicPartition, long> OnCommit { get; init; } = static (_, _) => { };

    /// <summary>The clients of a process, watched.</summary>
    public AuditedClients Watch(IKafkaClients clients) => new(clients, this);

    public void OnInitialized(string transactionalId, WriterAccount account) => _writers[transactionalId] = account;

    private void Check(TransactionDecision decision)
    {
        if (!decision.IsCommitted) return;
        if (!_writers.TryGetValue(decision.TransactionalId, out WriterAccount? account)) return;
        if (!account.IsCommitAsked)
            Violations.Add(
                $"I4: a transaction of {decision.TransactionalId} with {decision.Records} record(s) is committed, and "
                + "nobody has asked for that.");
        else if (decision.Records != account.Written)
            Violations.Add(
                $"I4: of a transaction of {decision.TransactionalId}, {decision.Records} record(s) are committed, "
                + $"and {account.Written} were written.");
    }

    private void Check(TopicPartition partition, long offset)
    {
        OnCommit(partition, offset);
        if (offset < 0) Violations.Add($"I3: the commit point of {partition} is {offset}, which is no offset.");
        if (_group.Committed.TryGetValue(partition, out long before) && offset < before && !MayGoBack)
            Violations.Add($"I3: the commit point of {partition} goes back from {before} to {offset}.");
        if (offset > _cluster.Log(partition).StableEnd)
            Violations.Add($"I3: the commit point of {partition} is {offset}, behind the last committed record.");
    }
}

/// <summary>What a writer has done since its transaction began, by its own account.</summary>
internal sealed class WriterAccount
{
    public int Written { get; set; }

    public bool IsCommitAsked { get; set; }

    public void Reset() => (Written, IsCommitAsked) = (0, false);
}

/// <summary>The clients of a process, with an account of them.</summary>
internal sealed class AuditedClients(IKafkaClients inner, Audit audit) : DelegatingClients(inner)
{
    /// <summary>How many clients were made and not disposed of.</summary>
    public int Open { get; private set; }

    public override IRecordReader CreateReader(string laneId) =>
        Count(new AuditedReader(base.CreateReader(laneId), OnDisposed));

    public override IRecordWriter CreateWriter(string laneId) =>
        Count(new AuditedWriter(base.CreateWriter(laneId), laneId, audit, OnDisposed));

    public override IStateTopicReader CreateStateReader(string? laneId) =>
        Count(new AuditedStateReader(base.CreateStateReader(laneId), OnDisposed));

    private void OnDisposed() => Open--;

    private T Count<T>(T client)
    {
        Open++;
        return client;
    }

    private sealed class AuditedReader(IRecordReader inner, Action onDisposed) : DelegatingReader(inner)
    {
        public override void Dispose()
        {
            base.Dispose();
            onDisposed();
        }
    }

    private sealed class AuditedStateReader(IStateTopicReader inner, Action onDisposed)
        : DelegatingStateReader(inner)
    {
        public override void Dispose()
        {
            base.Dispose();
            onDisposed();
        }
    }

    private sealed class AuditedWriter(IRecordWriter inner, string id, Audit audit, Action onDisposed)
        : DelegatingWriter(inner)
    {
        private readonly WriterAccount _account = new();

        public override void Initialize(TimeSpan timeout)
        {
            base.Initialize(timeout);
            audit.OnInitialized(id, _account);
        }

        public override void Begin()
        {
            base.Begin();
            _account.Reset();
        }

        public override void Write(SinkTopic topic, in OutgoingRecord record)
        {
            base.Write(topic, record);
            _account.Written++;
        }

        public override void Commit(TimeSpan timeout)
        {
            _account.IsCommitAsked = true;
            base.Commit(timeout);
        }

        public override void Dispose()
        {
            base.Dispose();
            onDisposed();
        }
    }
}
