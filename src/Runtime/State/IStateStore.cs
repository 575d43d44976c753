using Millrace.Runtime.Checkpointing;

namespace Millrace.Runtime.State;

/// <summary>A named state of a task as checkpoints see it: changes go out, entries come back in.</summary>
internal interface IStateStore
{
    /// <summary>The name it is kept under.</summary>
    string Name { get; }

    /// <summary>
    /// Writes what has changed since the last call and counts it as written; without a writer (no checkpoints) only
    /// that.
    /// </summary>
    void WriteChanges(StateEntryWriter? writer);

    /// <summary>Takes an entry of a checkpoint; an older one of the same key is replaced.</summary>
    void Restore(in StateEntry entry);

    /// <summary>
    /// Takes an entry that was written after the last complete checkpoint and so does not count: what the store holds
    /// for its key must be written again by the next checkpoint.
    /// </summary>
    void Repair(in StateEntry entry);
}
