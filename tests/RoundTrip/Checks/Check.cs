using System.Text;
using Millrace.Contracts;

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

    /// <summary>
    /// Writes a record, reads it, and writes what was read: the same message as before, with the value that is
    /// expected.
    /// </summary>
    public static void RoundTrip<T>(string name, T record, string? value)
        where T : IKafkaSource<T>, IKafkaSink<T> => Run(name, () =>
    {
        Message message = Written(record);
        Equal(value, message.Value == null ? null : Encoding.UTF8.GetString(message.Value));
        AssertComesBack<T>(message);
    });

    /// <summary>
    /// The same for values that are no text: what was read is <paramref name="seen"/> like what was written.
    /// </summary>
    public static void RoundTrip<T, TSeen>(string name, T record, Func<T, TSeen> seen)
        where T : IKafkaSource<T>, IKafkaSink<T> => Run(name, () =>
    {
        Message message = Written(record);
        AssertComesBack<T>(message);
        Equal(seen(record), seen(message.Read<T>()));
    });

    /// <summary>Fails unless something is refused with these words in the message.</summary>
    public static void Refuses(string name, string words, Action call) => Run(name, () =>
    {
        try
        {
            call();
        }
        catch (RecordFormatException e) when (e.Message.Contains(words, StringComparison.Ordinal))
        {
            return;
        }
        throw new InvalidOperationException($"not refused with '{words}'");
    });

    public static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"expected {expected}, found {actual}");
    }

    public static Message Written<T>(T record) where T : IKafkaSink<T> =>
        Message.Of(record) ?? throw new InvalidOperationException("nothing is written");

    private static void AssertComesBack<T>(Message message) where T : IKafkaSource<T>, IKafkaSink<T> =>
        Equal(message.ToString(), Written(message.Read<T>()).ToString());
}
