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
    public void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop)
    {
        Dictionary<int, long> ends =
            Ends([.. from.Select(static start => start.Partition)], IsolationLevel.ReadUncommitted);
        _scanner.Scan(
            [.. from.Select(start => RangeOf(start.Partition, start.Offset, ends[start.Partition]))], receiver, timeout,
            stop);
    }

    public IReadOnlyList<int> ReadTails(
        IReadOnlyList<int> partitions, long offsets, IScanReceiver receiver, CancellationToken stop)
    {
        Dictionary<int, long> ends = Ends(partitions, IsolationLevel.ReadCommitted);
        _scanner.Scan(
            [.. ends.Select(end => RangeOf(end.Key, end.Value - offsets, end.Value))], receiver, timeout, stop);
        return [.. partitions.Where(partition => ends[partition] > offsets)];
    }

    private Dictionary<int, long> Ends(IReadOnlyList<int> partitions, IsolationLevel isolation) => admin
        .EndOffsets([.. partitions.Select(partition => new TopicPartition(stateTopic, partition))], isolation)
        .ToDictionary(static end => end.Key.Partition.Value, static end => end.Value);

    private ScanRange RangeOf(int partition, long from, long end) =>
        new(new(stateTopic, partition, from <= 0 ? Offset.Beginning : from), end);

    public void Dispose() => _scanner.Dispose();
}
