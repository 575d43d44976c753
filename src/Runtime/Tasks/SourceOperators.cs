namespace Millrace.Runtime.Tasks;

/// <summary>What a task does with the messages of one source, in the order of declaration. Owned by the task.</summary>
internal sealed class SourceOperators<TIn>
{
    public List<RecordOperator<TIn>> OfRecords { get; } = [];

    /// <summary>Empty when the job handles no tombstones: the schema decides about them then.</summary>
    public List<TombstoneOperator> OfTombstones { get; } = [];
}
