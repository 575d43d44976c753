using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Millrace.Codecs.Benchmarks.Records;
using Millrace.Contracts;

namespace Millrace.Codecs.Benchmarks;

/// <summary>JSON, beside the source generator of System.Text.Json.</summary>
public abstract class JsonBenchmarks<T> : CodecBenchmarks<T> where T : class, IKafkaSource<T>, IKafkaSink<T>
{
    private static readonly JsonTypeInfo<T> _type = (JsonTypeInfo<T>)new PeerContext(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }).GetTypeInfo(typeof(T))!;

    private static readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    private static readonly Utf8JsonWriter _writer = new(_buffer, new JsonWriterOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    protected override T DecodeByPeer() => JsonSerializer.Deserialize(Value, _type)!;

    protected override int EncodeByPeer()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, Record, _type);
        _writer.Flush();
        return _buffer.WrittenCount;
    }

    protected override byte[] PeerBytes()
    {
        EncodeByPeer();
        return _buffer.WrittenSpan.ToArray();
    }
}

/// <summary>The bid.</summary>
public class JsonBid : JsonBenchmarks<Bid>
{
    protected override Bid Record { get; } = Bid.Create();
}

/// <summary>Numbers.</summary>
public class JsonNumbers : JsonBenchmarks<Numbers>
{
    protected override Numbers Record => Examples.Numbers;
}

/// <summary>Nested objects and lists.</summary>
public class JsonOrder : JsonBenchmarks<Order>
{
    protected override Order Record => Examples.Order;
}

/// <summary>Long strings.</summary>
public class JsonArticle : JsonBenchmarks<Article>
{
    protected override Article Record => Examples.Article;
}
