using Confluent.Kafka;

namespace Millrace.Testing.Brokers;

/// <summary>
/// The brokers' side of transactions: fencing by epoch, the one decision, the markers that follow it, the time-out. As
/// with brokers and clients of this version, a request to end a transaction names the epoch and not the transaction:
/// one that comes late ends the next.
/// </summary>
internal sealed class TransactionCoordinator(Agenda agenda)
{
    private readonly Dictionary<string, TransactionalProducer> _producers = [];

    /// <summary>How long the marker of a decided transaction takes to a partition.</summary>
    public Func<TimeSpan> MarkerDelay { get; set; } = static () => TimeSpan.Zero;

    /// <summary>How much later than its time-out a transaction is noticed; brokers look every 10 s.</summary>
    public TimeSpan TimeoutLag { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Told of each decision, before its markers are written.</summary>
    public Action<TransactionDecision> OnDecided { get; set; } = static _ => { };

    /// <summary>The ids that have a transaction which is open or not ended everywhere.</summary>
    public IEnumerable<string> Busy => _producers.Keys.Where(IsBusy);

    /// <summary>True while the id has a transaction that is open or not ended everywhere.</summary>
    public bool IsBusy(string id) =>
        _producers.TryGetValue(id, out TransactionalProducer? producer) && producer.Phase != TransactionPhase.Idle;

    /// <summary>
    /// Registers an id anew: aborts what is open; null while an earlier transaction is being ended, to be asked again.
    /// </summary>
    public int? TryInitialize(string id, TimeSpan timeout)
    {
        TransactionalProducer producer = Of(id);
        if (producer.Phase == TransactionPhase.Ongoing)
        {
            producer.Epoch++;
            Decide(producer, isCommitted: false);
        }
        if (producer.Phase == TransactionPhase.Ending) return null;
        producer.Timeout = timeout;
        return ++producer.Epoch;
    }

    /// <summary>Writes a record as a part of the producer's transaction, which it begins where none is open.</summary>
    public ErrorCode Write(string id, int epoch, PartitionLog log, LogEntry entry)
    {
        TransactionalProducer producer = Of(id);
        if (Join(producer, epoch) is not ErrorCode.NoError and var refusal) return refusal;
        if (!producer.Spans.TryGetValue(log, out TransactionSpan? span)) producer.Spans[log] = span = log.Begin();
        log.Append(entry with { Transaction = span });
        producer.Records++;
        return ErrorCode.NoError;
    }

    /// <summary>Adds a group's offsets to the producer's transaction.</summary>
    public ErrorCode AddOffsets(
        string id, int epoch, ConsumerGroup group, GroupMetadata member,
        IEnumerable<TopicPartitionOffset> offsets)
    {
        TransactionalProducer producer = Of(id);
        if (Join(producer, epoch) is not ErrorCode.NoError and var refusal) return refusal;
        if (group.Check(member, isTransactional: true) is not ErrorCode.NoError and var stranger) return stranger;
        if (!producer.Offsets.TryGetValue(group, out Dictionary<TopicPartition, long>? added))
            producer.Offsets[group] = added = [];
        foreach (TopicPartitionOffset offset in offsets) added[offset.TopicPartition] = offset.Offset.Value;
        group.SetPending(producer, added);
        return ErrorCode.NoError;
    }

    /// <summary>Decides the transaction that the producer has open, whichever that is by now.</summary>
    public ErrorCode End(string id, int epoch, bool isCommitted)
    {
        TransactionalProducer producer = Of(id);
        if (epoch != producer.Epoch) return ErrorCode.InvalidProducerEpoch;
        if (producer.Phase == TransactionPhase.Ongoing)
        {
            Decide(producer, isCommitted);
            return ErrorCode.NoError;
        }
        return producer.LastCommitted == isCommitted ? ErrorCode.NoError : ErrorCode.InvalidTxnState;
    }

    private TransactionalProducer Of(string id)
    {
        if (!_producers.TryGetValue(id, out TransactionalProducer? producer)) _producers[id] = producer = new(id);
        return producer;
    }

    /// <summary>Takes part in the open transaction, or begins one.</summary>
    private ErrorCode Join(TransactionalProducer producer, int epoch)
    {
        if (epoch != producer.Epoch) return ErrorCode.InvalidProducerEpoch;
        if (producer.Phase == TransactionPhase.Ending) return ErrorCode.ConcurrentTransactions;
        if (producer.Phase == TransactionPhase.Idle) Begin(producer);
        return ErrorCode.NoError;
    }

    private void Begin(TransactionalProducer producer)
    {
        producer.Phase = TransactionPhase.Ongoing;
        long number = ++producer.Number;
        agenda.After(producer.Timeout + TimeoutLag, () =>
        {
            if (producer.Number != number || producer.Phase != TransactionPhase.Ongoing) return;
            producer.Epoch++;
            Decide(producer, isCommitted: false);
        });
    }

    private void Decide(TransactionalProducer producer, bool isCommitted)
    {
        (producer.Phase, producer.LastCommitted) = (TransactionPhase.Ending, isCommitted);
        OnDecided(new(producer.Id, isCommitted, producer.Records));
        producer.Records = 0;
        List<Action> markers =
        [
            .. producer.Spans.Select<KeyValuePair<PartitionLog, TransactionSpan>, Action>(
                span => () => span.Key.Complete(span.Value, isCommitted)),
            .. producer.Offsets.Keys.Select<ConsumerGroup, Action>(
                group => () => group.Complete(producer, isCommitted)),
        ];
        producer.Spans.Clear();
        producer.Offsets.Clear();
        int missing = markers.Count;
        if (missing == 0) producer.Phase = TransactionPhase.Idle;
        foreach (Action marker in markers)
            agenda.After(MarkerDelay(), () =>
            {
                marker();
                if (--missing == 0) producer.Phase = TransactionPhase.Idle;
            });
    }
}

/// <summary>How the brokers have decided a transaction.</summary>
/// <param name="TransactionalId">Whose.</param>
/// <param name="IsCommitted">How.</param>
/// <param name="Records">How many records it holds.</param>
internal readonly record struct TransactionDecision(string TransactionalId, bool IsCommitted, int Records);
