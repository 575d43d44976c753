using Millrace.Contracts;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Timing;

namespace Millrace.Runtime.Windows;

/// <summary>
/// Adds each record to the window of its key and event time, and closes windows when the watermark has passed their end
/// and allowed lateness (Flink's <c>TumblingEventTimeWindows</c>). Owned by a task.
/// </summary>
internal sealed class TumblingWindowOperator<TIn, TKey, TCodec, TAcc> : RecordOperator<TIn>, ITimedOperator
    where TKey : notnull
    where TCodec : IKeyCodec<TKey>
    where TAcc : struct, IStateRecord<TAcc>
{
    private readonly WindowDefinition _window;
    private readonly WindowHandler<TIn, TKey, TAcc> _handler;
    private readonly WindowStore<TKey, TCodec, TAcc> _store;
    private readonly TaskScope _scope;

    public TumblingWindowOperator(
        WindowDefinition window, WindowHandler<TIn, TKey, TAcc> handler, WindowStore<TKey, TCodec, TAcc> store,
        TaskScope scope)
    {
        (_window, _handler, _store, _scope) = (window, handler, store, scope);
    }

    public override string Name => _handler.Name;

    public override void Process(TIn record, long eventTimeMs, in RecordMetadata metadata)
    {
        long startMs = WindowStart(eventTimeMs);
        long dueMs = DueMs(startMs);
        if (dueMs <= _scope.Clock.WatermarkMs)
        {
            Window<TKey> missed = WindowOf(_handler.KeyOf(record), startMs);
            if (!_handler.Late(record, missed, in metadata)) _scope.Counters.LateDropped++;
            return;
        }
        WindowBucket<TKey, TAcc> bucket = _store.Buckets.Find(startMs) ?? Open(startMs, dueMs);
        _handler.Add(record, ref bucket.Entries.Update(_handler.KeyOf(record)), in metadata);
    }

    public void ScheduleOpen()
    {
        if (_store.Buckets.Open is [var first, ..]) _scope.Clock.Schedule(DueMs(first.StartMs));
    }

    public void AdvanceTo(long watermarkMs)
    {
        while (_store.Buckets.Open is [var first, ..])
        {
            long dueMs = DueMs(first.StartMs);
            if (dueMs > watermarkMs)
            {
                _scope.Clock.Schedule(dueMs);
                return;
            }
            // Before the first key: if a later one fails, what is written of the window counts as well.
            _scope.ClosedUntilMs = Math.Max(_scope.ClosedUntilMs, dueMs);
            Close(first);
            _store.Retire(_store.Buckets.TakeFirst());
        }
    }

    private WindowBucket<TKey, TAcc> Open(long startMs, long dueMs)
    {
        _scope.Clock.Schedule(dueMs);
        return _store.Buckets.Add(startMs);
    }

    /// <summary>
    /// Each key's close is a unit of work of its own: one that fails leaves its window open, those before stay.
    /// </summary>
    private void Close(WindowBucket<TKey, TAcc> bucket)
    {
        _scope.Clock.CurrentMs = EventTime.Add(bucket.StartMs, _window.SizeMs - 1);
        while (!bucket.IsClosed)
        {
            (TKey key, TAcc accumulator) = bucket.Entries.At(bucket.ClosedCount);
            Window<TKey> window = WindowOf(key, bucket.StartMs);
            Close(window, accumulator);
            bucket.ClosedCount++;
        }
    }

    private void Close(Window<TKey> window, TAcc accumulator)
    {
        try
        {
            _handler.Close(window, accumulator);
        }
        catch (Exception e) when (e is not SchemaUnavailableException)
        {
            _scope.Rollback();
            throw Failed(window, e);
        }
        try
        {
            _scope.Complete();
        }
        catch (OutputRefusedException e)
        {
            throw Failed(window, e);
        }
    }

    private long DueMs(long startMs) => EventTime.Add(startMs, _window.SizeMs + _window.AllowedLatenessMs);

    private long WindowStart(long eventTimeMs)
    {
        long intoWindow = (eventTimeMs - _window.OffsetMs) % _window.SizeMs;
        return eventTimeMs - (intoWindow < 0 ? intoWindow + _window.SizeMs : intoWindow);
    }

    private Window<TKey> WindowOf(TKey key, long startMs) =>
        new(key, Instant(startMs), Instant(startMs + _window.SizeMs));

    /// <summary>
    /// A window at the very end of the calendar would end after it; its bounds are cut to what a date can hold.
    /// </summary>
    private static DateTimeOffset Instant(long eventTimeMs) => EventTime.IsValid(eventTimeMs)
        ? DateTimeOffset.FromUnixTimeMilliseconds(eventTimeMs)
        : eventTimeMs < 0 ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;

    private HandlerFailedException Failed(Window<TKey> window, Exception cause) =>
        new(Name, $"closing the window {Describe(window)}", cause);

    private static string Describe(Window<TKey> window) =>
        $"[{window.Start:yyyy-MM-dd'T'HH:mm:ss'Z'}, {window.End:yyyy-MM-dd'T'HH:mm:ss'Z'}) of key '{window.Key}'";
}
