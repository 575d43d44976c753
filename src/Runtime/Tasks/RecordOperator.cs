namespace Millrace.Runtime.Tasks;

/// <summary>What a task does with each record of one type.</summary>
internal abstract class RecordOperator<TIn>
{
    /// <summary>The user's method, for messages.</summary>
    public abstract string Name { get; }

    public abstract void Process(TIn record, long eventTimeMs, in RecordMetadata metadata);
}

/// <summary>An operator that also acts when the watermark advances.</summary>
internal interface ITimedOperator
{
    /// <summary>The task goes on from a commit: schedules what is open.</summary>
    void ScheduleOpen();

    /// <summary>Does what is due and schedules what is left.</summary>
    void AdvanceTo(long watermarkMs);
}
