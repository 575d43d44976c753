using System.Diagnostics.Metrics;

namespace Millrace.Runtime.Telemetry;

/// <summary>
/// The runtime's instruments, documented in docs/operations/metrics.md. What is counted is added once per checkpoint or
/// event; what is so at a moment is asked of the jobs that run, when somebody collects. Safe for several threads.
/// </summary>
internal sealed class JobMeter
{
    public const string Name = "Millrace";

    private readonly JobGauges _gauges;

    public JobMeter(Meter meter)
    {
        _gauges = new(meter);
        RecordsRead = meter.CreateCounter<long>(
            "millrace.records.read", "{record}", "Records read and handled, skipped ones too");
        RecordsWritten = meter.CreateCounter<long>("millrace.records.written", "{record}", "Records written to sinks");
        RecordsLate = meter.CreateCounter<long>(
            "millrace.records.late", "{record}", "Records dropped because they were too late for their window");
        RecordsSkipped = meter.CreateCounter<long>(
            "millrace.records.skipped", "{record}", "Records that their schema has passed over");
        OutputsSkipped = meter.CreateCounter<long>(
            "millrace.outputs.skipped", "{record}", "Outputs that the schema of their sink wrote nothing for");
        RecordsFailed = meter.CreateCounter<long>(
            "millrace.records.failed", "{record}", "Records that could not be decoded or handled");
        CheckpointsCompleted = meter.CreateCounter<long>(
            "millrace.checkpoint.completed", "{checkpoint}", "Checkpoints committed");
        CheckpointsFailed = meter.CreateCounter<long>(
            "millrace.checkpoint.failed", "{checkpoint}", "Checkpoints that could not be committed");
        CheckpointDuration = meter.CreateHistogram<double>(
            "millrace.checkpoint.duration", "s", "How long it took to commit a checkpoint");
        CheckpointPause = meter.CreateHistogram<double>(
            "millrace.checkpoint.pause", "s", "How long a checkpoint kept a lane from its records");
        CheckpointEntries = meter.CreateCounter<long>(
            "millrace.checkpoint.entries", "{entry}", "State entries written by checkpoints");
        CheckpointSize = meter.CreateHistogram<long>(
            "millrace.checkpoint.size", "By", "What a checkpoint wrote of state, with its checkpoint records");
        RestoreRecords = meter.CreateCounter<long>(
            "millrace.restore.records", "{record}", "Records of the state topic that were read to restore tasks");
        RestoreDuration = meter.CreateHistogram<double>(
            "millrace.restore.duration", "s", "How long it took to take partitions over");
        Restarts = meter.CreateCounter<long>(
            "millrace.lane.restarts", "{restart}", "How often a lane began again after a failure");
        Rollbacks = meter.CreateCounter<long>(
            "millrace.lane.rollbacks", "{rollback}", "How often a lane went back to its last checkpoint from memory");
    }

    /// <summary>For runs that no host has given another.</summary>
    public static JobMeter Shared { get; } = new(new(Name));

    public Counter<long> RecordsRead { get; }

    public Counter<long> RecordsWritten { get; }

    public Counter<long> RecordsLate { get; }

    public Counter<long> RecordsSkipped { get; }

    public Counter<long> OutputsSkipped { get; }

    public Counter<long> RecordsFailed { get; }

    public Counter<long> CheckpointsCompleted { get; }

    public Counter<long> CheckpointsFailed { get; }

    public Histogram<double> CheckpointDuration { get; }

    public Histogram<double> CheckpointPause { get; }

    public Counter<long> CheckpointEntries { get; }

    public Histogram<long> CheckpointSize { get; }

    public Counter<long> RestoreRecords { get; }

    public Histogram<double> RestoreDuration { get; }

    public Counter<long> Restarts { get; }

    public Counter<long> Rollbacks { get; }

    /// <summary>True when somebody listens to gauges, so that lanes have to say where they are.</summary>
    public bool AreGaugesWanted => _gauges.AreWanted;

    /// <summary>A job runs, and gauges show it.</summary>
    public void Add(JobMetrics job) => _gauges.Add(job);

    public void Remove(JobMetrics job) => _gauges.Remove(job);
}
