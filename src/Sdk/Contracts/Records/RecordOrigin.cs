using Millrace.Keys;
using Millrace.Schemas;

namespace Millrace.Contracts;

/// <summary>
/// What a reader knows of the record that it hands over, beside key and value. Readers have one that always speaks of
/// the current record, and only schemas that want it ask: others pay nothing for it.
/// </summary>
public abstract class RecordOrigin
{
    /// <summary>For a reader.</summary>
    /// <param name="keyStrings">
    /// Keeps the strings of keys, so that those that come again are not allocated again. Only the thread that reads
    /// uses it.
    /// </param>
    protected RecordOrigin(KeyStrings? keyStrings = null) => KeyStrings = keyStrings;

    /// <summary>The strings of the keys that the reader has handed over; null when it keeps none.</summary>
    public KeyStrings? KeyStrings { get; }

    /// <summary>The topic.</summary>
    public abstract string Topic { get; }

    /// <summary>The partition.</summary>
    public abstract int Partition { get; }

    /// <summary>The offset.</summary>
    public abstract long Offset { get; }

    /// <summary>What Kafka's timestamp of the record means.</summary>
    public abstract TimestampKind TimestampKind { get; }

    /// <summary>The leader epoch that the record was written in; null when the broker says none.</summary>
    public abstract int? LeaderEpoch { get; }

    /// <summary>The header at a place, counted from zero; false when there are not so many.</summary>
    public abstract bool TryGetHeader(int index, out RecordHeader header);
}
