using Confluent.Kafka;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Kafka;
using Millrace.Runtime.Kafka.Readers;
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
        Scan(from, ends, receiver, stop);
    }

    public IReadOnlyList<int> ReadTails(
        IReadOnlyList<int> partitions, long offsets, IScanReceiver receiver, CancellationToken stop)
    {
        Dictionary<int, long> ends = Ends(partitions, IsolationLevel.ReadCommitted);
        Scan([.. ends.Select(end => new PartitionStart(end.Key, end.Value - offsets))], ends, receiver, stop);
        return [.. partitions.Where(partition => ends[partition] > offsets)];
    }

    public void Dispose() => _scanner.Dispose();

    /// <summary>
    /// A client that is told to begin at the beginning asks where that is half a second after it was made, when it
    /// knows who leads (librdkafka 2.16). So it gets numbers.
    /// </summary>
    private void Scan(
        IReadOnlyList<PartitionStart> from, Dictionary<int, long> ends, IScanReceiver receiver, CancellationToken stop)
    {
        Dictionary<int, long> firsts = Firsts(
            [.. from.Where(static start => start.Offset <= 0).Select(static start => start.Partition)]);
        _scanner.Scan(
            [.. from.Select(start => new ScanRange(
                new(stateTopic, start.Partition, firsts.GetValueOrDefault(start.Partition, start.Offset)),
                ends[start.Partition]))],
            receiver, timeout, stop);
    }

    private Dictionary<int, long> Ends(IReadOnlyList<int> partitions, IsolationLevel isolation) =>
        ByNumber(admin.EndOffsets(Partitions(partitions), isolation));

    private Dictionary<int, long> Firsts(IReadOnlyList<int> partitions) =>
        partitions.Count == 0 ? [] : ByNumber(admin.FirstOffsets(Partitions(partitions)));

    private TopicPartition[] Partitions(IReadOnlyList<int> numbers) =>
        [.. numbers.Select(number => new TopicPartition(stateTopic, number))];

    private static Dictionary<int, long> ByNumber(IReadOnlyDictionary<TopicPartition, long> offsets) =>
        offsets.ToDictionary(static offset => offset.Key.Partition.Value, static offset => offset.Value);
}
