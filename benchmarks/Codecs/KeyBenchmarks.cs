using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Millrace.Codecs.Benchmarks.Records;
using Millrace.Contracts;
using Millrace.Keys;
using Millrace.Schemas;

namespace Millrace.Codecs.Benchmarks;

/// <summary>
/// Records whose message key is a string, read by a lane, which keeps the strings of keys, and by a schema alone, which
/// does not. Keys come at random and lie one behind the other, as those of a batch do.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
[InProcess, MemoryDiagnoser]
public abstract class KeyBenchmarks<T> where T : class, IKafkaSource<T>
{
    private const int Records = 1 << 18;
    private const int KeyLength = 14;

    private readonly IKeyedDeserializationSchema<T> _deserializer = RecordSchema.Deserializer<T>();
    private readonly Lane _lane = new();
    private readonly byte[] _keys = new byte[Records * KeyLength];
    private byte[] _value = [];
    private int _next;

    /// <summary>How many keys there are; as many as records for keys that never come again.</summary>
    [Params(16, 300, 1_000, 100_000, Records)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(Seed: 1);
        for (int i = 0; i < Records; i++)
        {
            int key = Keys == Records ? i : random.Next(Keys);
            string text = string.Create(CultureInfo.InvariantCulture, $"channel-{key:D6}");
            Encoding.UTF8.GetBytes(text, _keys.AsSpan(i * KeyLength));
        }
        _value = Value();
    }

    [Benchmark]
    public T ByLane() => Decode(_lane);

    [Benchmark(Baseline = true)]
    public T Alone() => Decode(origin: null);

    /// <summary>The bytes of a value.</summary>
    protected abstract byte[] Value();

    private T Decode(RecordOrigin? origin)
    {
        int next = _next++ & (Records - 1);
        RecordView view = new()
        {
            Key = _keys.AsSpan(next * KeyLength, KeyLength),
            HasKey = true,
            Value = _value,
            HasValue = true,
            TimestampMs = -1,
            Origin = origin,
        };
        _deserializer.TryDeserialize(in view, out T? record);
        return record!;
    }

    private sealed class Lane() : RecordOrigin(new KeyStrings())
    {
        public override string Topic => "bids";

        public override int Partition => 0;

        public override long Offset => 0;

        public override TimestampKind TimestampKind => TimestampKind.None;

        public override int? LeaderEpoch => null;

        public override bool TryGetHeader(int index, out RecordHeader header)
        {
            header = default;
            return false;
        }
    }
}

/// <summary>JSON of seven members, three of which are read.</summary>
public class JsonKeys : KeyBenchmarks<KeyedBid>
{
    protected override byte[] Value() => Written(Bid.Create());

    private static byte[] Written(Bid bid)
    {
        using MessageWriter message = new();
        RecordSchema.Write(bid, message);
        return message.Value.Written.ToArray();
    }
}

/// <summary>MessagePack of three members, one of which is not looked at: it is the key.</summary>
public class PackKeys : KeyBenchmarks<PackedKeyedBid>
{
    protected override byte[] Value() =>
        global::MessagePack.MessagePackSerializer.Serialize(("channel-4711", 29384756L, 1767225600123L));
}
