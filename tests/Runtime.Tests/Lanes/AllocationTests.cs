using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Contracts;
using Millrace.Keys;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Options;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Runtime.Writing;
using Millrace.Schemas;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>
/// A record whose only object is its key, which comes again, so that whatever is allocated is the engine's.
/// </summary>
[KafkaSource("ticks", StopAt = StopAt.Latest)]
public readonly partial record struct Tick
{
    [MessageKey] public required string Symbol { get; init; }

    [Timestamp(MaxOutOfOrderness = "1s")] public required long At { get; init; }

    public required double Price { get; init; }
}

[KafkaSink("candles")]
public readonly partial record struct Candle
{
    [MessageKey] public required string Symbol { get; init; }

    public required double Highest { get; init; }
}

[State(Version = 1)]
public partial record struct High(double Price, int Count);

/// <summary>One output for each record, and one for each window.</summary>
[StreamJob("candles")]
public sealed partial class CandlesJob
{
    [TumblingWindow("10s")]
    public void Add(Tick tick, ref High high) => high = new(Math.Max(high.Price, tick.Price), high.Count + 1);

    [OnWindowClose(nameof(Add))]
    public Candle Close(Window<string> window, High high) => new() { Symbol = window.Key, Highest = high.Price };

    public Candle? Running(Tick tick, ref High high, in RecordMetadata metadata)
    {
        if (metadata.Offset >= 0 || metadata.Headers.TryGet("none"u8, out _)) return null;
        high = new(Math.Max(high.Price, tick.Price), high.Count + 1);
        return new Candle { Symbol = tick.Symbol, Highest = high.Price };
    }
}

public class AllocationTests
{
    private const int WarmUp = 300_000, Measured = 1_000_000;

    /// <summary>
    /// Fetch, decode, two states, windows that open and close, encode, produce: over a million records. The smallest
    /// object is 24 bytes, so that less than one byte a record is none a record; what is left belongs to the
    /// checkpoints.
    /// </summary>
    [Fact]
    public async Task Steady_state_allocates_nothing_per_record()
    {
        ReplayClients clients = new();
        JobOptions options = new() { Lanes = 1, CheckpointInterval = TimeSpan.FromMilliseconds(100) };
        JobPlan plan = new JobPlanner(new() { BootstrapServers = "memory" }, [])
            .Plan(DefinitionOf<CandlesJob>(), options, "test");
        JobRun run = new(
            plan, clients, () => new StreamTaskFactory<CandlesJob>(plan, new(), clients.Time), NullLogger.Instance,
            clients.Time);

        Assert.True(await run.RunAsync(TestContext.Current.CancellationToken));

        Assert.True(clients.RecordsWritten > Measured, $"only {clients.RecordsWritten} records were written");
        double perRecord = clients.BytesAllocated / (double)Measured;
        Assert.True(perRecord < 1, string.Create(CultureInfo.InvariantCulture, $"{perRecord:F3} bytes a record"));
    }

    private static JobDefinition DefinitionOf<TJob>() where TJob : class, IStreamJob<TJob> => TJob.Job;

    /// <summary>
    /// Hands out the same few records over and over, with times that go on, from memory that is never touched again.
    /// </summary>
    private sealed class ReplayClients : IKafkaClients, IRecordReader, IRecordWriter, IClusterAdmin, IStateTopicReader
    {
        private static readonly TopicPartition _partition = new("ticks", 0);
        private readonly byte[] _value = new byte[128];
        private readonly byte[][] _keys =
            [.. Enumerable.Range(0, 100).Select(static i => Encoding.ASCII.GetBytes($"symbol-{i}"))];

        private readonly LaneOrigin _origin = new();
        private IAssignmentListener? _listener;
        private long _position = -1, _allocatedBefore, _pollsAtEnd;

        public ReplayClients() => Time = new RecordTime(this);

        public TimeProvider Time { get; }

        public long BytesAllocated { get; private set; }

        public long RecordsWritten { get; private set; }

        public IClusterAdmin Admin => this;

        public int Poll(TimeSpan timeout, IRecordRouter router)
        {
            if (_position < 0) _position = _listener!.OnAssigned([_partition])[0].Offset.Value;
            IPartitionReceiver? receiver = router.ReceiverOf("ticks", 0);
            for (int i = 0; i < 1000 && _position < WarmUp + Measured; i++) HandOver(receiver!);
            if (_position == WarmUp + Measured)
            {
                receiver!.OnEndOfPartition(_position);
                _pollsAtEnd++;
            }
            return 1000;
        }

        private void HandOver(IPartitionReceiver receiver)
        {
            if (_position == WarmUp) _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
            int length = TickJson.Write(_value, _position * 5, (int)(_position % 977));
            RecordView view = new()
            {
                Key = _keys[_position % _keys.Length],
                HasKey = true,
                Value = _value.AsSpan(0, length),
                HasValue = true,
                Origin = _origin,
            };
            receiver.OnRecord(view, _position++);
            if (_position == WarmUp + Measured)
                BytesAllocated = GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore;
        }

        public IRecordReader CreateReader(string laneId) => this;

        public IRecordWriter CreateWriter(string laneId) => this;

        public IStateTopicReader CreateStateReader(string? laneId) => this;

        public void Fence(string transactionalId, TimeSpan timeout) { }

        public void Subscribe(IReadOnlyList<string> topics, IAssignmentListener listener) => _listener = listener;

        public void Seek(TopicPartitionOffset position) { }

        public IReadOnlyDictionary<TopicPartition, long> StableOffsets(
            string group, IReadOnlyCollection<TopicPartition> partitions, TimeSpan timeout) =>
            new Dictionary<TopicPartition, long>();

        public WatermarkOffsets QueryOffsets(TopicPartition partition, TimeSpan timeout) => new(0, WarmUp + Measured);

        public long? KnownEnd(TopicPartition partition) => WarmUp + Measured;

        public GroupMember? CurrentMember() => new("member", new Metadata());

        public void Commit(IEnumerable<TopicPartitionOffset> offsets) { }

        public void Close() => _listener!.OnRevoked([_partition]);

        public void Initialize(TimeSpan timeout) { }

        public SinkTopic Open(string topic) => new(topic, 0);

        public void Begin() { }

        public void Write(SinkTopic topic, in OutgoingRecord record) => RecordsWritten++;

        public void Poll() { }

        public void Flush(TimeSpan timeout) { }

        public void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, GroupMember member, TimeSpan timeout) { }

        public void Commit(TimeSpan timeout) { }

        public void Abort(TimeSpan timeout) { }

        public string FindClusterId() => "";

        public TopicFacts? FindTopic(string topic) => new(topic, "", 1);

        public void CreateTopic(string topic, int partitions, IReadOnlyDictionary<string, string> settings) { }

        public IReadOnlyDictionary<TopicPartition, long> EndOffsets(
            IReadOnlyCollection<TopicPartition> partitions, IsolationLevel isolation) =>
            partitions.ToDictionary(static partition => partition, static _ => (long)WarmUp + Measured);

        public IReadOnlyDictionary<TopicPartition, long> FirstOffsets(IReadOnlyCollection<TopicPartition> partitions) =>
            partitions.ToDictionary(static partition => partition, static _ => 0L);

        public GroupFacts DescribeGroup(string group) => new(ConsumerGroupState.Unknown, []);

        public void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop) { }

        public IReadOnlyList<int> ReadTails(
            IReadOnlyList<int> partitions, long offsets, IScanReceiver receiver, CancellationToken stop) => [];

        public string? SettingOf(string topic, string setting) => null;

        public void Dispose() { }

        private sealed class Metadata : IConsumerGroupMetadata;

        /// <summary>
        /// Goes on by a microsecond a record: on a slow machine they have no more checkpoints than on a fast one.
        /// </summary>
        private sealed class RecordTime(ReplayClients clients) : TimeProvider
        {
            public override long GetTimestamp() =>
                (clients._position + 1000 * clients._pollsAtEnd) * (TimestampFrequency / 1_000_000);
        }

        /// <summary>Keeps strings of keys, as the readers of lanes do.</summary>
        private sealed class LaneOrigin() : RecordOrigin(new KeyStrings())
        {
            public override string Topic => "ticks";

            public override int Partition => -1;

            public override long Offset => -1;

            public override TimestampKind TimestampKind => TimestampKind.None;

            public override int? LeaderEpoch => null;

            public override bool TryGetHeader(int index, out RecordHeader header)
            {
                header = default;
                return false;
            }
        }
    }
}

/// <summary>Writes a tick's JSON without an object, so that what the test itself does is not counted.</summary>
internal static class TickJson
{
    public static int Write(Span<byte> bytes, long at, int price)
    {
        int length = Append(bytes, 0, "{\"at\":"u8, at);
        length = Append(bytes, length, ",\"other\":[1],\"price\":"u8, price);
        bytes[length] = (byte)'}';
        return length + 1;
    }

    private static int Append(Span<byte> bytes, int length, ReadOnlySpan<byte> text, long number)
    {
        text.CopyTo(bytes[length..]);
        length += text.Length;
        Utf8Formatter.TryFormat(number, bytes[length..], out int written);
        return length + written;
    }
}
