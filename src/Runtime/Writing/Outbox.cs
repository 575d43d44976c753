using Millrace.Runtime.Tasks;
using Millrace.Schemas;

namespace Millrace.Runtime.Writing;

/// <summary>
/// Holds what the current unit of work has written, encoded, until the unit has succeeded: the outputs
/// of a handler that fails never leave. Owned by a lane, used by its thread.
/// </summary>
internal sealed class Outbox(IRecordWriter writer, LaneCounters counters) : IDisposable
{
    private readonly MessageWriter _messages = new();
    private readonly List<Pending> _pending = [];
    private int _skipped;

    private readonly record struct Pending(SinkTopic Topic, MessagePlace Place, long TimestampMs);

    /// <summary>
    /// True when a part of a unit's outputs was handed over before one of them was refused. What is open must be
    /// aborted then.
    /// </summary>
    public bool IsTorn { get; private set; }

    /// <summary>Encodes a record.</summary>
    public void Add<T>(SinkTopic topic, IKeyedSerializationSchema<T> schema, T record, long eventTimeMs)
    {
        if (!schema.TrySerialize(record, _messages))
        {
            _messages.Clear();
            _skipped++;
            return;
        }
        SinkTopic target = _messages.Topic is { } name && name != topic.Name ? writer.Open(name) : topic;
        _pending.Add(new(target, _messages.Keep(), eventTimeMs));
    }

    /// <summary>Hands everything over to the client.</summary>
    public void Release()
    {
        for (int i = 0; i < _pending.Count; i++) Write(_pending[i], isFirst: i == 0);
        counters.RecordsWritten += _pending.Count;
        counters.OutputsSkipped += _skipped;
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

    public void Dispose() => _messages.Dispose();

    private void Write(Pending next, bool isFirst)
    {
        OutgoingRecord record = new()
        {
            Key = _messages.Key.Sealed(next.Place.Key),
            HasKey = next.Place.HasKey,
            Value = _messages.Value.Sealed(next.Place.Value),
            HasValue = next.Place.HasValue,
            Headers = _messages.HeadersAt(next.Place),
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
        _skipped = 0;
        _messages.Forget();
    }
}
