namespace Millrace.Faults.Proxy;

/// <summary>The requests of Kafka's protocol that faults are aimed at, by their numbers.</summary>
internal enum ApiKey : short
{
    Produce = 0,
    AddPartitionsToTxn = 24,
    AddOffsetsToTxn = 25,
    EndTxn = 26,
    TxnOffsetCommit = 28,
}
