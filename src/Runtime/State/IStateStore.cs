using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;

namespace Millrace.Runtime.State;

/// <summary>A named state of a task as checkpoints see it: changes go out, entries come back in.</summary>
internal interface IStateStore
{
    /// <summary>The name it is kept under.</summary>
    string Name { get; }

    /// <summary>How large it is.</summary>
    StateSize Size { get; }

    /// <summary>How many changed entries the round still has to write.</summary>
    int Unwritten { get; }

    /// <summary>
    /// Writes what has changed since the last commit, and was not written ahead. Whether that counts is decided later,
    /// by <see cref="CommitRound"/> or <see cref="RollbackRound"/>.
    /// </summary>
    void WriteChanges(StateEntryWriter writer);

    /// <summary>
    /// Writes what has changed so far; <see cref="WriteChanges"/> writes only what changes from now on, and what is
    /// removed.
    /// </summary>
    void WriteAhead(StateEntryWriter writer);

    /// <summary>Writes everything that there is, changed or not.</summary>
    void WriteAll(StateEntryWriter writer)
    {
        StorePosition position = StorePosition.Beginning;
        WriteSlice(writer, ref position, int.MaxValue);
    }

    /// <summary>
    /// Writes entries, changed or not, from a position on, and moves that on. Slices that follow one another, with
    /// everything that changes meanwhile, have all that there is: no entry may move behind the position.
    /// </summary>
    /// <param name="writer">Takes them.</param>
    /// <param name="position">Where they begin, and then where they end.</param>
    /// <param name="entriesMax">How many, at most.</param>
    /// <param name="skipsChanged">True to leave out what the round writes anyway.</param>
    /// <returns>How many it has written; less than <paramref name="entriesMax"/> at the end.</returns>
    int WriteSlice(
        StateEntryWriter writer, ref StorePosition position, int entriesMax, bool skipsChanged = false);

    /// <summary>All changes are committed: what was kept to go back is forgotten.</summary>
    void CommitRound();

    /// <summary>
    /// Takes back what has changed since the last commit, at the cost of that. Only where what was written has become
    /// void as well: in an aborted transaction.
    /// </summary>
    void RollbackRound();

    /// <summary>Takes an entry of a checkpoint; an older one of the same key is replaced.</summary>
    void Restore(in StateEntry entry);

    /// <summary>
    /// Takes an entry that was written after the last complete checkpoint and so does not count: what the store holds
    /// for its key must be written again by the next checkpoint.
    /// </summary>
    void Repair(in StateEntry entry);

    /// <summary>Makes room for entries that are to be restored.</summary>
    void Reserve(long entries) { }

    /// <summary>Drops everything, to be restored anew.</summary>
    void Clear();
}

/// <summary>How far slices of a store have come.</summary>
/// <param name="WindowStartMs">The window; the lowest number where there are none.</param>
/// <param name="Index">The next entry of it.</param>
internal readonly record struct StorePosition(long WindowStartMs, int Index)
{
    public static StorePosition Beginning => new(long.MinValue, 0);
}

/// <summary>How large a state is.</summary>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Bytes">
/// The memory of its tables; objects that keys and values refer to, such as strings, are not in it.
/// </param>
internal readonly record struct StateSize(long Entries, long Bytes);
