using Millrace.Contracts;
using Millrace.Runtime.Tasks;

namespace Millrace.Runtime.Writing;

/// <summary>
/// Holds what the current unit of work has written, encoded into one buffer, until the unit has succeeded: the outputs
/// of a handler that fails never leave. Owned by a lane, used by its thread.
/// </summary>
internal sealed class Outbox(IRecordWriter writer, LaneCounters counters) : IDisposable
{
    private readonly RecordBuffer _bytes = new(capacity: 16 * 1024);
    private readonly List<Pending> _pending = [];

    private readonly record struct Pending(
        SinkTopic Topic, int KeyFrom, int ValueFrom, int End, bool HasKey, long TimestampMs);

    /// <summary>
    /// True when a part of a unit's outputs was handed over before one of them was refused. What is open must be
    /// aborted then.
    /// </summary>
    public bool IsTorn { get; private set; }

    /// <summary>Encodes a record.</summary>
    public void Add<T>(SinkTopic topic, T record, long eventTimeMs) where T : IKafkaSink<T>
    {
        int keyFrom = _bytes.Length;
        bool hasKey = T.EncodeKey(record, _bytes);
        int valueFrom = _bytes.Length;
        T.EncodeValue(record, _bytes);
        _pending.Add(new(topic, keyFrom, valueFrom, _bytes.Length, hasKey, eventTimeMs));
    }

    /// <summary>Hands everything over to the client.</summary>
    public void Release()
    {
        for (int i = 0; i < _pending.Count; i++) Write(_pending[i], isFirst: i == 0);
        counters.RecordsWritten += _pending.Count;
        Empty();
    }

    /// <summary>Forgets everything.</summary>
    public void Discard() => Empty();

    /// <summary>What was handed over has been aborted, so that nothing is torn any more.</summary>
    public void OnAborted()
    {
        Empty();
        IsTorn = false;
    }

    public void Dispose() => _bytes.Dispose();

    private void Write(Pending next, bool isFirst)
    {
        ReadOnlySpan<byte> written = _bytes.Written;
        OutgoingRecord record = new()
        {
            Key = written[next.KeyFrom..next.ValueFrom],
            HasKey = next.HasKey,
            Value = written[next.ValueFrom..next.End],
            HasValue = true,
            TimestampMs = KafkaTimestamp(next.TimestampMs),
        };
        try
        {
            writer.Write(next.Topic, record);
        }
        catch (WriteFailedException) when (!isFirst)
        {
            IsTorn = true;
            throw;
        }
    }

    /// <summary>
    /// Kafka's timestamps begin in 1970, and the client takes 0 for "now", which a replay would not repeat.
    /// </summary>
    private static long KafkaTimestamp(long eventTimeMs) => Math.Max(1, eventTimeMs);

    private void Empty()
    {
        _pending.Clear();
        _bytes.Truncate(0);
    }
}
