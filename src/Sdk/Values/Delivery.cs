namespace Millrace;

/// <summary>What a job guarantees when it fails and comes back.</summary>
public enum Delivery
{
    /// <summary>
    /// Outputs, state and source offsets of a checkpoint become visible together or not at all (Kafka transactions;
    /// brokers from 0.11). Readers of the outputs must use <c>isolation.level=read_committed</c>.
    /// </summary>
    ExactlyOnce,

    /// <summary>
    /// Checkpoints without transactions: nothing is lost, but after a failure outputs since the last checkpoint come
    /// again.
    /// </summary>
    AtLeastOnce,

    /// <summary>
    /// No checkpoints: offsets are committed from time to time and state lives in memory only. After a failure records
    /// may be lost or come again, and state starts empty. Flink calls this a job without checkpointing.
    /// </summary>
    AutoCommit,
}
