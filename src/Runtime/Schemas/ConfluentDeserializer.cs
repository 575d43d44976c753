using System.Text;
using Confluent.Kafka;
using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// Reads records for a consumer, which hands key and value over one after the other: the key that it kept belongs to
/// the value that follows. Used by one consumer, one call at a time.
/// </summary>
internal sealed class ConfluentDeserializer<T>(IKeyedDeserializationSchema<T> schema, KeptKey? key) : IDeserializer<T>
{
    private readonly ContextOrigin _origin = new();

    public T Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
    {
        _origin.Context = context;
        RecordView view = new()
        {
            Key = key?.Bytes,
            HasKey = key?.Bytes != null,
            Value = data,
            HasValue = !isNull,
            TimestampMs = -1,
            Origin = _origin,
        };
        // Where a record is skipped there is no other answer: the type's default.
        return schema.TryDeserialize(in view, out T? record) ? record : default!;
    }
}

/// <summary>Hands keys on as bytes and keeps the last one, for the value that the consumer reads next.</summary>
internal sealed class KeptKey : IDeserializer<byte[]?>
{
    public byte[]? Bytes { get; private set; }

    public byte[]? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) =>
        Bytes = isNull ? null : data.ToArray();
}

/// <summary>What a consumer says of a message while it reads it: no partition, offset or timestamp.</summary>
internal sealed class ContextOrigin : RecordOrigin
{
    public SerializationContext Context { get; set; }

    public override string Topic => Context.Topic;

    public override int Partition => -1;

    public override long Offset => -1;

    public override TimestampKind TimestampKind => TimestampKind.None;

    public override int? LeaderEpoch => null;

    public override bool TryGetHeader(int index, out RecordHeader header)
    {
        header = default;
        if (Context.Headers == null || index >= Context.Headers.Count) return false;
        IHeader found = Context.Headers[index];
        byte[]? value = found.GetValueBytes();
        header = new() { Name = Encoding.UTF8.GetBytes(found.Key), Value = value, HasValue = value != null };
        return true;
    }
}
