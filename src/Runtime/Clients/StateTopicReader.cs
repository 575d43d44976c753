using Confluent.Kafka;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Kafka;
using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Clients;

/// <summary>Reads the state topic by a consumer of its own, outside of any group. Used by one thread.</summary>
internal sealed class StateTopicReader(string stateTopic, ClientOptions options, IClusterAdmin admin, TimeSpan timeout)
    : IStateTopicReader
{
    private readonly PartitionScanner _scanner = new(options);

    /// <remarks>
    /// Records of open transactions count for the end, but are not handed out: reading waits until they are decided.
    /// </remarks>
    public void Read(IReadOnlyList<int> partitions, IScanReceiver receiver, CancellationToken stop)
    {
        IReadOnlyDictionary<TopicPartition, long> ends = admin.EndOffsets(
            [.. partitions.Select(partition => new TopicPartition(stateTopic, partition))],
            IsolationLevel.ReadUncommitted);
        _scanner.Scan(
            [.. ends.Select(static end => new ScanRange(new(end.Key, Offset.Beginning), end.Value))], receiver, timeout,
            stop);
    }

    public bool ReadTail(int partition, long offsets, IScanReceiver receiver, CancellationToken stop)
    {
        TopicPartition source = new(stateTopic, partition);
        long end = admin.EndOffset(source, IsolationLevel.ReadCommitted), from = Math.Max(0, end - offsets);
        Offset first = from == 0 ? Offset.Beginning : from;
        _scanner.Scan([new(new(source, first), end)], receiver, timeout, stop);
        return from == 0;
    }

    public void Dispose() => _scanner.Dispose();
}
