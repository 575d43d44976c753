namespace Millrace.Runtime.Timing;

/// <summary>
/// A task's event-time clock: the minimum of its source partitions' watermarks, as Flink merges them, and the next time
/// at which something is due. Owned by a task.
/// </summary>
internal sealed class TaskClock
{
    private readonly List<PartitionWatermark> _inputs = [];

    /// <summary>The earliest time at which an operator has something to do.</summary>
    public long NextDueMs { get; private set; } = EventTime.EndOfInput;

    /// <summary>The event time of the record or window that is being handled; outputs carry it.</summary>
    public long CurrentMs { get; set; }

    /// <summary>The task's watermark.</summary>
    public long WatermarkMs
    {
        get
        {
            long watermarkMs = EventTime.EndOfInput;
            foreach (PartitionWatermark input in _inputs) watermarkMs = Math.Min(watermarkMs, input.CurrentMs);
            return _inputs.Count == 0 ? EventTime.None : watermarkMs;
        }
    }

    public void Add(PartitionWatermark input) => _inputs.Add(input);

    /// <summary>Something will be due when the watermark has come to <paramref name="dueMs"/>.</summary>
    public void Schedule(long dueMs) => NextDueMs = Math.Min(NextDueMs, dueMs);

    /// <summary>Everything due so far is being done; operators schedule again what is left.</summary>
    public void ClearSchedule() => NextDueMs = EventTime.EndOfInput;
}
