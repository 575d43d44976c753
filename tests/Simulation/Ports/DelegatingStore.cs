using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.State;
using Millrace.Runtime.Tasks;

namespace Millrace.Simulation.Tests.Ports;

/// <summary>A state of a task, to be changed in one place or another.</summary>
internal class DelegatingStore(IStateStore inner) : IStateStore
{
    public string Name => inner.Name;

    public StateSize Size => inner.Size;

    public int Unwritten => inner.Unwritten;

    public virtual void WriteChanges(StateEntryWriter writer) => inner.WriteChanges(writer);

    public virtual void WriteAhead(StateEntryWriter writer) => inner.WriteAhead(writer);

    public int WriteSlice(
        StateEntryWriter writer, ref StorePosition position, int entriesMax, bool skipsChanged = false) =>
        inner.WriteSlice(writer, ref position, entriesMax, skipsChanged);

    public virtual void CommitRound() => inner.CommitRound();

    public virtual void RollbackRound() => inner.RollbackRound();

    public void Restore(in StateEntry entry) => inner.Restore(entry);

    public void Repair(in StateEntry entry) => inner.Repair(entry);

    public void Clear() => inner.Clear();

    /// <summary>Puts something between a task and its states.</summary>
    protected static void Replace(StreamTask task, Func<IStateStore, IStateStore> change)
    {
        for (int i = 0; i < task.Stores.Count; i++) task.Stores[i] = change(task.Stores[i]);
    }
}
