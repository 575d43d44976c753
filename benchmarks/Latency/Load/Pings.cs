using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Confluent.Kafka;

namespace Millrace.Benchmarks.Latency.Load;

/// <summary>What the reader takes from a value; the rest is passed over.</summary>
internal readonly record struct Stamp(long Number, long SentAt);

/// <summary>The wire form of a ping, by hand: writer and reader stand outside of what is measured.</summary>
internal sealed class Pings : IDeserializer<Stamp>
{
    public const int Senders = 1000;
    private const int ValueBytes = 250;
    private static readonly byte[][] _keys =
        [.. Enumerable.Range(0, Senders).Select(static sender => Encoding.ASCII.GetBytes($"{sender}"))];

    /// <summary>Senders take turns, so that all partitions have the same load.</summary>
    public static byte[] KeyOf(long number) => _keys[number % Senders];

    /// <summary>A value of 250 bytes.</summary>
    public static byte[] ValueOf(long number, long sentAt)
    {
        byte[] value = new byte[ValueBytes];
        Utf8.TryWrite(
            value, $"{{\"sentAt\":{sentAt},\"number\":{number},\"sender\":{number % Senders},\"weight\":\"",
            out int length);
        value.AsSpan(length..^2).Fill((byte)'x');
        "\"}"u8.CopyTo(value.AsSpan(^2..));
        return value;
    }

    public Stamp Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
    {
        Utf8JsonReader reader = new(data);
        (long? number, long? sentAt) = (null, null);
        while ((number is null || sentAt is null) && reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            bool isNumber = reader.ValueTextEquals("number"u8), isSentAt = reader.ValueTextEquals("sentAt"u8);
            reader.Read();
            if (isNumber) number = reader.GetInt64();
            else if (isSentAt) sentAt = reader.GetInt64();
        }
        return new(number!.Value, sentAt!.Value);
    }
}
