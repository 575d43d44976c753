using System.Buffers.Binary;
using System.Text;
using Confluent.Kafka;
using Millrace.Faults.Load;

namespace Millrace.Faults.Checking;

/// <summary>
/// The group's commit point never goes back: reads every offset that the group has ever committed from the brokers' own
/// topic, so that none between two questions is missed.
/// </summary>
internal sealed class OffsetCheck : IAsyncDisposable
{
    private const string Topic = "__consumer_offsets";
    private readonly RunTopics _topics;
    private readonly Dictionary<int, long> _committed = [];
    private readonly bool _mayGoBack;
    private readonly CommittedLog _log;
    private long _commits;

    private OffsetCheck(RunTopics topics, IReadOnlyList<TopicPartition> partitions, bool mayGoBack)
    {
        (_topics, _mayGoBack) = (topics, mayGoBack);
        _log = new(topics.BootstrapServers, partitions, Take);
    }

    /// <param name="topics">The run's.</param>
    /// <param name="mayGoBack">
    /// True where the group's offsets only follow checkpoints, which are being damaged.
    /// </param>
    public static async Task<OffsetCheck> StartAsync(RunTopics topics, bool mayGoBack) =>
        new(topics, await topics.PartitionsOfAsync(Topic), mayGoBack);

    /// <summary>How many commits of a partition's offset were seen.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <exception cref="MismatchException">The commit point has gone back.</exception>
    public void ThrowIfWrong()
    {
        if (_log.Failure is { } failure)
            throw new MismatchException(failure is MismatchException ? failure.Message : failure.ToString());
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private void Take(ConsumeResult<byte[], byte[]> record)
    {
        if (ReadPartition(record.Message.Key) is not { } partition || record.Message.Value is null) return;
        long offset = BinaryPrimitives.ReadInt64BigEndian(record.Message.Value.AsSpan(sizeof(short)));
        long before = _committed.GetValueOrDefault(partition);
        if (offset < before && !_mayGoBack)
            throw new MismatchException(
                $"the commit point of {_topics.Orders}[{partition}] went back from {before} to {offset} "
                + $"({Topic}[{record.Partition.Value}]@{record.Offset.Value})");
        _committed[partition] = offset;
        Interlocked.Increment(ref _commits);
    }

    /// <summary>Keys of versions 0 and 1 are a group, a topic and a partition; others are about members.</summary>
    private int? ReadPartition(ReadOnlySpan<byte> key)
    {
        if (BinaryPrimitives.ReadInt16BigEndian(key) > 1) return null;
        key = key[sizeof(short)..];
        string group = ReadText(ref key);
        string topic = ReadText(ref key);
        return group == _topics.Group && topic == _topics.Orders ? BinaryPrimitives.ReadInt32BigEndian(key) : null;
    }

    private static string ReadText(ref ReadOnlySpan<byte> bytes)
    {
        int length = BinaryPrimitives.ReadInt16BigEndian(bytes);
        string text = Encoding.UTF8.GetString(bytes.Slice(sizeof(short), length));
        bytes = bytes[(sizeof(short) + length)..];
        return text;
    }
}
