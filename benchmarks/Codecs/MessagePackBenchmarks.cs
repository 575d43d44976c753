using System.Buffers;
using MessagePack;
using Millrace.Codecs.Benchmarks.Records;
using Millrace.Contracts;

namespace Millrace.Codecs.Benchmarks;

/// <summary>MessagePack, beside MessagePack for C#.</summary>
public abstract class MessagePackBenchmarks<T> : CodecBenchmarks<T> where T : class, IKafkaSource<T>, IKafkaSink<T>
{
    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    protected override T DecodeByPeer() => MessagePackSerializer.Deserialize<T>(Value);

    protected override int EncodeByPeer()
    {
        _buffer.ResetWrittenCount();
        MessagePackSerializer.Serialize(_buffer, Record);
        return _buffer.WrittenCount;
    }

    protected override byte[] PeerBytes() => MessagePackSerializer.Serialize(Record);
}

/// <summary>The bid.</summary>
public class PackBid : MessagePackBenchmarks<PackedBid>
{
    protected override PackedBid Record { get; } = PackedBid.Create();
}

/// <summary>Numbers.</summary>
public class PackNumbers : MessagePackBenchmarks<PackedNumbers>
{
    protected override PackedNumbers Record => Examples.PackedNumbers;
}

/// <summary>Nested objects and lists.</summary>
public class PackOrder : MessagePackBenchmarks<PackedOrder>
{
    protected override PackedOrder Record => Examples.PackedOrder;
}

/// <summary>Long strings.</summary>
public class PackArticle : MessagePackBenchmarks<PackedArticle>
{
    protected override PackedArticle Record => Examples.PackedArticle;
}
