using Millrace.Contracts;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Timing;

namespace Millrace.Runtime.Tasks;

/// <summary>
/// One source partition of a task: decodes its records, stamps them with their event time, hands them to the operators
/// and advances the watermark. Each record is a unit of work. Owned by the task.
/// </summary>
internal abstract class SourceInput(StreamTask task, string topic, int partition, PartitionWatermark? watermark)
    : IPartitionReceiver
{
    private (long OffsetNext, bool HasEnded) _committed;
    private long _endReached = -1;
    private long? _goneBackFrom;

    public string Topic { get; } = topic;

    public int Partition { get; } = partition;

    /// <summary>Null for records without event time.</summary>
    public PartitionWatermark? Watermark { get; } = watermark;

    /// <summary>The next record to be processed; what a checkpoint commits.</summary>
    public long OffsetNext { get; private set; }

    /// <summary>The next record to be processed as of the last commit.</summary>
    public long OffsetCommitted => _committed.OffsetNext;

    /// <summary>How far it once was, before it went back; null when it is there again, or never went back.</summary>
    public long? GoneBackFrom => OffsetNext < _goneBackFrom ? _goneBackFrom : null;

    /// <summary>Where a bounded run ends; null when it does not.</summary>
    public long? OffsetStop { get; private set; }

    /// <summary>True when everything before <see cref="OffsetStop"/> has been processed.</summary>
    public bool HasEnded { get; private set; }

    protected StreamTask Task { get; } = task;

    /// <summary>Says where the input begins and ends. Nothing is read before.</summary>
    public void Start(long offsetNext, long? offsetStop, long? goneBackFrom)
    {
        (OffsetNext, OffsetStop, _goneBackFrom) = (offsetNext, offsetStop, goneBackFrom);
        HasEnded = offsetNext >= offsetStop;
        if (HasEnded) Watermark?.End();
    }

    /// <summary>
    /// How many offsets are left up to <paramref name="end"/>. What transactions leave behind the last record, and the
    /// reader has passed, is none.
    /// </summary>
    public long LagTo(long end) => Math.Max(0, end - Math.Max(OffsetNext, _endReached));

    /// <summary>Where it is now is committed.</summary>
    public void CommitRound()
    {
        _committed = (OffsetNext, HasEnded);
        Watermark?.CommitRound();
    }

    /// <summary>Goes back to the last commit; what was read since is to be read again.</summary>
    public void RollbackRound()
    {
        (OffsetNext, HasEnded) = _committed;
        _endReached = -1;
        Watermark?.RollbackRound();
    }

    public void OnRecord(in RecordView view, long offset)
    {
        // A rebalance in the middle of a batch can bring records a second time.
        if (offset < OffsetNext || HasEnded) return;
        if (offset >= OffsetStop)
        {
            End();
            return;
        }
        long? eventTimeMs = Process(view, offset);
        OffsetNext = offset + 1;
        Task.OnProcessed(isSkipped: eventTimeMs == null);
        if (eventTimeMs is { } observedMs && Watermark?.Observe(observedMs) == true) Task.OnWatermark();
        if (OffsetNext == OffsetStop) End();
    }

    public void OnEndOfPartition(long offset)
    {
        if (HasEnded) return;
        _endReached = offset;
        if (offset >= OffsetStop) End();
        else Watermark?.OnEndOfPartition();
    }

    /// <summary>
    /// Decodes the record and calls the operators; returns its event time, <see cref="EventTime.None"/> for a
    /// tombstone, or null when its schema skips it.
    /// </summary>
    protected abstract long? Process(in RecordView view, long offset);

    private void End()
    {
        OffsetNext = OffsetStop!.Value;
        HasEnded = true;
        Watermark?.End();
        Task.OnInputEnded();
    }
}

/// <summary>A source partition of records of type <typeparamref name="TIn"/>.</summary>
internal sealed class SourceInput<TIn>(
    StreamTask task, string topic, int partition, PartitionWatermark? watermark, SourceOperators<TIn> operators)
    : SourceInput(task, topic, partition, watermark)
    where TIn : IKafkaSource<TIn>
{
    public required Schemas.IKeyedDeserializationSchema<TIn> Schema { get; init; }

    protected override long? Process(in RecordView view, long offset)
    {
        long? eventTimeMs = Handle(view, offset);
        try
        {
            Task.Scope.Complete();
        }
        catch (OutputRefusedException e)
        {
            throw new RecordFailedException(Topic, Partition, offset, e.Message, e);
        }
        return eventTimeMs;
    }

    /// <summary>
    /// Runs the user's code: whatever it throws is the record's failure, but for a schema that waits for others.
    /// </summary>
    private long? Handle(in RecordView view, long offset)
    {
        if (!view.HasValue && operators.OfTombstones.Count > 0) return HandleTombstone(view, offset);
        RecordOperator<TIn>? current = null;
        try
        {
            if (!Schema.TryDeserialize(view, out TIn? record)) return null;
            long eventTimeMs = TIn.EventTimeMs(record, view);
            if (!EventTime.IsValid(eventTimeMs)) ThrowInvalid(eventTimeMs);
            Task.Scope.Clock.CurrentMs = eventTimeMs;
            RecordMetadata metadata = new(in view);
            foreach (RecordOperator<TIn> next in operators.OfRecords)
                (current = next).Process(record, eventTimeMs, in metadata);
            return eventTimeMs;
        }
        catch (Exception e) when (e is not SchemaUnavailableException)
        {
            throw Failed(current?.Name, offset, e);
        }
    }

    /// <summary>
    /// Tombstones have no event time of their own: they carry that of their message, and move no watermark.
    /// </summary>
    private long HandleTombstone(in RecordView view, long offset)
    {
        TombstoneOperator? current = null;
        try
        {
            Task.Scope.Clock.CurrentMs = view.TimestampMs;
            RecordMetadata metadata = new(in view);
            foreach (TombstoneOperator next in operators.OfTombstones) (current = next).Process(in view, in metadata);
            return EventTime.None;
        }
        catch (Exception e) when (e is not SchemaUnavailableException)
        {
            throw Failed(e is RecordFormatException ? null : current?.Name, offset, e);
        }
    }

    private RecordFailedException Failed(string? handler, long offset, Exception cause)
    {
        Task.Scope.Rollback();
        string where = handler == null ? "" : $"{handler} failed: {cause.GetType().Name}: ";
        return new(Topic, Partition, offset, where + cause.Message, cause);
    }

    private static void ThrowInvalid(long eventTimeMs) => throw new RecordFormatException(
        $"its event time is {eventTimeMs} ms since 1970, which no calendar has; is the member in another unit?");
}
