using Millrace.Contracts;
using Millrace.Keys;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Checks;

/// <summary>A message as it would stand in Kafka: what a sink has written, or what a check says.</summary>
internal sealed class Message() : RecordOrigin(_keyStrings)
{
    private static readonly KeyStrings _keyStrings = new();

    public byte[]? Key { get; init; }

    public byte[]? Value { get; init; }

    public IReadOnlyList<(byte[] Name, byte[]? Value)> Headers { get; init; } = [];

    public long TimestampMs { get; init; } = -1;

    public string? Target { get; private init; }

    public override string Topic => "topic";

    public override int Partition => 3;

    public override long Offset => 41;

    public override TimestampKind TimestampKind => TimestampKind.LogAppendTime;

    public override int? LeaderEpoch => 7;

    public RecordView View => new()
    {
        Key = Key,
        HasKey = Key != null,
        Value = Value,
        HasValue = Value != null,
        TimestampMs = TimestampMs,
        Origin = this,
    };

    /// <summary>What a sink writes for a record; null when its schema writes nothing.</summary>
    public static Message? Of<T>(T record, IServiceProvider? services = null) where T : IKafkaSink<T>
    {
        using MessageWriter writer = new();
        if (!RecordSchema.Serializer<T>(services).TrySerialize(record, writer)) return null;
        List<(byte[], byte[]?)> headers = [];
        foreach (RecordHeader header in writer.Headers)
            headers.Add((header.Name.ToArray(), header.HasValue ? header.Value.ToArray() : null));
        return new()
        {
            Key = writer.HasKey ? writer.Key.Written.ToArray() : null,
            Value = writer.HasValue ? writer.Value.Written.ToArray() : null,
            Headers = headers,
            Target = writer.Topic,
        };
    }

    public T Read<T>() where T : IKafkaSource<T> => RecordSchema.Read<T>(View);

    public override bool TryGetHeader(int index, out RecordHeader header)
    {
        header = default;
        if (index >= Headers.Count) return false;
        (byte[] name, byte[]? value) = Headers[index];
        header = new() { Name = name, Value = value, HasValue = value != null };
        return true;
    }

    /// <summary>All of it, for comparison.</summary>
    public override string ToString() => string.Join(
        ' ',
        Headers.Select(static header => $"{Hex(header.Name)}={Hex(header.Value)}")
            .Prepend($"key {Hex(Key)} value {Hex(Value)}"));

    private static string Hex(byte[]? bytes) => bytes == null ? "null" : Convert.ToHexString(bytes);
}
