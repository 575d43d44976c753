using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Codecs.Benchmarks;

/// <summary>A record that is read and written by Millrace and by a peer, from and into bytes that are kept.</summary>
/// <typeparam name="T">The record.</typeparam>
[InProcess, MemoryDiagnoser, GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory), CategoriesColumn]
public abstract class CodecBenchmarks<T> where T : class, IKafkaSource<T>, IKafkaSink<T>
{
    private static readonly MessageWriter _message = new();

    private readonly IKeyedDeserializationSchema<T> _deserializer = RecordSchema.Deserializer<T>();
    private readonly IKeyedSerializationSchema<T> _serializer = RecordSchema.Serializer<T>();
    private byte[] _value = [];

    /// <summary>What is written, and read.</summary>
    protected abstract T Record { get; }

    /// <summary>The bytes of <see cref="Record"/>, as the peer writes them.</summary>
    protected byte[] Value => _value;

    /// <summary>Both write the same bytes: otherwise they are not compared.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _value = PeerBytes();
        Encode();
        if (!_message.Value.Written.SequenceEqual(_value))
            throw new InvalidOperationException($"{typeof(T).Name} is written as other bytes by the peer.");
    }

    [Benchmark, BenchmarkCategory("Decode")]
    public T Decode()
    {
        RecordView view = new() { Value = _value, HasValue = true, TimestampMs = -1 };
        _deserializer.TryDeserialize(in view, out T? record);
        return record!;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Decode")]
    public T PeerDecode() => DecodeByPeer();

    [Benchmark, BenchmarkCategory("Encode")]
    public int Encode()
    {
        _message.Clear();
        _serializer.TrySerialize(Record, _message);
        return _message.Value.Length;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Encode")]
    public int PeerEncode() => EncodeByPeer();

    /// <summary>Reads <see cref="Value"/>.</summary>
    protected abstract T DecodeByPeer();

    /// <summary>Writes <see cref="Record"/>, and returns how many bytes that are.</summary>
    protected abstract int EncodeByPeer();

    /// <summary>The record as the peer writes it.</summary>
    protected abstract byte[] PeerBytes();
}
