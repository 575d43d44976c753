using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Checks;

/// <summary>Runs named checks, and counts those that fail.</summary>
internal static class Check
{
    public static int Passed { get; private set; }

    public static int Failed { get; private set; }

    /// <summary>Runs a check; what it throws is its failure.</summary>
    public static void Run(string name, Action check)
    {
        try
        {
            check();
            Passed++;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Failed++;
            Console.WriteLine($"FAILED: {name}: {e}");
        }
    }

    /// <summary>Writes a record, reads it, and writes what was read: the same bytes as before.</summary>
    public static void RoundTrip<T>(string name, T record, string? expected = null)
        where T : IKafkaSource<T>, IKafkaSink<T> => Run(name, () =>
    {
        (byte[] key, byte[] value, T read) = ReadBack(record);
        if (expected != null) Equal(expected, System.Text.Encoding.UTF8.GetString(value));
        (byte[] keyAgain, byte[] valueAgain, _) = ReadBack(read);
        Equal(Convert.ToHexString(key), Convert.ToHexString(keyAgain));
        Equal(Convert.ToHexString(value), Convert.ToHexString(valueAgain));
    });

    /// <summary>Fails unless a value is refused with these words in the message.</summary>
    public static void Refuses<T>(string name, ReadOnlySpan<byte> value, string words) where T : IKafkaSource<T>
    {
        byte[] bytes = value.ToArray();
        Run(name, () =>
        {
            try
            {
                RecordSchema.Read<T>(default, bytes);
            }
            catch (RecordFormatException e) when (e.Message.Contains(words, StringComparison.Ordinal))
            {
                return;
            }
            throw new InvalidOperationException($"not refused with '{words}'");
        });
    }

    public static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"expected {expected}, found {actual}");
    }

    private static (byte[] Key, byte[] Value, T Read) ReadBack<T>(T record) where T : IKafkaSource<T>, IKafkaSink<T>
    {
        using MessageWriter message = new();
        if (!RecordSchema.Write(record, message)) throw new InvalidOperationException("nothing is written");
        RecordView view = new()
        {
            Key = message.Key.Written,
            HasKey = message.HasKey,
            Value = message.Value.Written,
            HasValue = message.HasValue,
            TimestampMs = -1,
            Origin = new Headers(message),
        };
        T read = RecordSchema.Read<T>(in view);
        return (message.Key.Written.ToArray(), message.Value.Written.ToArray(), read);
    }
}
