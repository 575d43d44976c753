using Millrace.Runtime.Kafka.Native;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>
/// The names behind the topic handles of messages, so that finding a receiver allocates nothing. Owned by one reader. A
/// handle may come back with another name once its topic is gone; so a name is trusted only while its bytes are the
/// same.
/// </summary>
internal sealed unsafe class TopicNames
{
    private readonly Dictionary<nint, string> _names = [];

    public string NameOf(nint topic)
    {
        var bytes = LibRdKafka.TopicName(topic);
        if (_names.TryGetValue(topic, out var known) && IsText(bytes, known)) return known;
        return _names[topic] = NativeError.Text(bytes);
    }

    /// <summary>Topic names are ASCII by Kafka's rules.</summary>
    private static bool IsText(byte* bytes, string text)
    {
        var span = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpanFromNullTerminated(bytes);
        return System.Text.Ascii.Equals(span, text);
    }
}
