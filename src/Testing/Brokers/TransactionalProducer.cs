using Confluent.Kafka;

namespace Millrace.Testing.Brokers;

/// <summary>What the transaction coordinator knows of one transactional id.</summary>
internal sealed class TransactionalProducer(string id)
{
    public string Id { get; } = id;

    /// <summary>Grows with each initialisation; requests of an older one are refused.</summary>
    public int Epoch { get; set; } = -1;

    public TimeSpan Timeout { get; set; }

    public TransactionPhase Phase { get; set; }

    /// <summary>How the last transaction was decided.</summary>
    public bool LastCommitted { get; set; }

    /// <summary>How many records the open transaction holds.</summary>
    public int Records { get; set; }

    /// <summary>Counts transactions.</summary>
    public long Number { get; set; }

    /// <summary>What the open transaction has written.</summary>
    public Dictionary<PartitionLog, TransactionSpan> Spans { get; } = [];

    /// <summary>The offsets that the open transaction will commit.</summary>
    public Dictionary<ConsumerGroup, Dictionary<TopicPartition, long>> Offsets { get; } = [];
}

/// <summary>How far a transaction is.</summary>
internal enum TransactionPhase
{
    /// <summary>None is open.</summary>
    Idle,

    /// <summary>Open.</summary>
    Ongoing,

    /// <summary>Decided; its markers are on their way.</summary>
    Ending,
}
