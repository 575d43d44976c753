using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.State;
using Millrace.Runtime.Tasks;
using Millrace.Simulation.Tests.Ports;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>Keeps what a round that is taken back has done to the state.</summary>
internal sealed class LastingStore(IStateStore inner) : DelegatingStore(inner)
{
    public static void PutInto(StreamTask task) => Replace(task, static store => new LastingStore(store));

    public override void RollbackRound() { }
}

/// <summary>Takes for written, once something was written ahead, whatever changes in the round.</summary>
internal sealed class ForgetfulStore(IStateStore inner) : DelegatingStore(inner)
{
    private bool _isWrittenAhead;

    public static void PutInto(StreamTask task) => Replace(task, static store => new ForgetfulStore(store));

    public override void WriteAhead(StateEntryWriter writer)
    {
        base.WriteAhead(writer);
        _isWrittenAhead = true;
    }

    public override void WriteChanges(StateEntryWriter writer)
    {
        if (!_isWrittenAhead) base.WriteChanges(writer);
    }

    public override void CommitRound()
    {
        base.CommitRound();
        _isWrittenAhead = false;
    }

    public override void RollbackRound()
    {
        base.RollbackRound();
        _isWrittenAhead = false;
    }
}

/// <summary>Keeps the watermark that a round which is taken back has come to.</summary>
internal sealed class LastingWatermark(StreamTask task) : IStateStore, ITimedOperator
{
    private (long HighestMs, long CurrentMs)[]? _kept;

    public string Name => "(no state)";

    public StateSize Size => default;

    public int Unwritten => 0;

    public static void PutInto(StreamTask task)
    {
        LastingWatermark lasting = new(task);
        task.Stores.Add(lasting);
        task.TimedOperators.Insert(0, lasting);
    }

    public void WriteChanges(StateEntryWriter writer) { }

    public void WriteAhead(StateEntryWriter writer) { }

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
