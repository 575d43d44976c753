using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.State;
using Millrace.Runtime.Tasks;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>Keeps what a round that is taken back has done to the state.</summary>
internal sealed class LastingStore(IStateStore inner) : IStateStore
{
    public string Name => inner.Name;

    public StateSize Size => inner.Size;

    public static void PutInto(StreamTask task)
    {
        for (int i = 0; i < task.Stores.Count; i++) task.Stores[i] = new LastingStore(task.Stores[i]);
    }

    public void WriteChanges(StateEntryWriter writer) => inner.WriteChanges(writer);

    public int WriteSlice(
        StateEntryWriter writer, ref StorePosition position, int entriesMax, bool skipsChanged = false) =>
        inner.WriteSlice(writer, ref position, entriesMax, skipsChanged);

    public void Clear() => inner.Clear();

    public void CommitRound() => inner.CommitRound();

    public void RollbackRound() { }

    public void Restore(in StateEntry entry) => inner.Restore(entry);

    public void Repair(in StateEntry entry) => inner.Repair(entry);
}

/// <summary>Keeps the watermark that a round which is taken back has come to.</summary>
internal sealed class LastingWatermark(StreamTask task) : IStateStore, ITimedOperator
{
    private (long HighestMs, long CurrentMs)[]? _kept;

    public string Name => "(no state)";

    public StateSize Size => default;

    public static void PutInto(StreamTask task)
    {
        LastingWatermark lasting = new(task);
        task.Stores.Add(lasting);
        task.TimedOperators.Insert(0, lasting);
    }

    public void WriteChanges(StateEntryWriter writer) { }

    public int WriteSlice(
        StateEntryWriter writer, ref StorePosition position, int entriesMax, bool skipsChanged = false) => 0;

    public void Clear() { }

    public void CommitRound() { }

    public void RollbackRound() => _kept = [.. task.Inputs.Select(static input =>
        input.Watermark is { } watermark ? (watermark.HighestMs, watermark.CurrentMs) : default)];

    public void Restore(in StateEntry entry) { }

    public void Repair(in StateEntry entry) { }

    /// <summary>What a task does first when it goes on.</summary>
    public void ScheduleOpen()
    {
        for (int i = 0; i < task.Inputs.Count && _kept != null; i++)
            task.Inputs[i].Watermark?.Restore(_kept[i].HighestMs, _kept[i].CurrentMs);
        _kept = null;
    }

    public void AdvanceTo(long watermarkMs) { }
}
