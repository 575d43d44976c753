using Confluent.Kafka;
using Millrace.Runtime.Reading;
using Millrace.Runtime.State;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;
using Millrace.Runtime.Timing;

namespace Millrace.Runtime.Lanes;

/// <summary>
/// Leaves where the tasks are for whoever collects metrics: once a second, and only while somebody listens. Owned by a
/// lane.
/// </summary>
internal sealed class TaskReport(LaneMetrics metrics, IRecordReader reader, TimeProvider time)
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private long? _reportedAt;

    /// <summary>The lane's loop has come round.</summary>
    public void OnTurn(IReadOnlyCollection<StreamTask> tasks)
    {
        if (_reportedAt is { } at && time.GetElapsedTime(at) < _interval) return;
        _reportedAt = time.GetTimestamp();
        if (metrics.IsWanted) metrics.Show([.. tasks.Select(GaugesOf)]);
    }

    private TaskGauges GaugesOf(StreamTask task)
    {
        long watermarkMs = task.Scope.Clock.WatermarkMs;
        return new(
            task.Partition,
            watermarkMs is EventTime.None or EventTime.EndOfInput ? null : watermarkMs,
            [.. task.Inputs.Select(GaugesOf)],
            [.. task.Stores.Select(GaugesOf)]);
    }

    private static StateGauges GaugesOf(IStateStore store)
    {
        (long entries, long bytes) = store.Size;
        return new(store.Name, entries, bytes);
    }

    private InputGauges GaugesOf(SourceInput input) => new(
        input.Topic, input.OffsetNext, input.OffsetCommitted,
        reader.KnownEnd(new(input.Topic, input.Partition)) is { } end ? input.LagTo(end) : null);
}
