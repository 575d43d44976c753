using Millrace.Keys;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.State;

namespace Millrace.Runtime.Tests.Checkpointing.Topics;

/// <summary>A state as long as its text.</summary>
[State(Version = 1)]
public partial record struct Text(string Value);

/// <summary>Stands in for the state of a task: writes texts of given lengths, or removes them.</summary>
/// <param name="values">What has changed.</param>
/// <param name="all">All that there is.</param>
internal sealed class TextStore((string Key, int? Length)[] values, IReadOnlyDictionary<string, int>? all = null)
    : IStateStore
{
    public string Name => "texts";

    public StateSize Size => new(all?.Count ?? 0, 0);

    public int Unwritten => values.Length;

    public void WriteAhead(StateEntryWriter writer) => WriteChanges(writer);

    public void WriteChanges(StateEntryWriter writer)
    {
        foreach ((string key, int? length) in values)
            if (length is { } count) writer.Put<string, StringKey, Text>(Name, null, key, new(new string('x', count)));
            else writer.Remove<string, StringKey>(Name, null, key);
    }

    public int WriteSlice(
        StateEntryWriter writer, ref StorePosition position, int entriesMax, bool skipsChanged = false)
    {
        foreach ((string key, int count) in all ?? new Dictionary<string, int>())
            if (!skipsChanged || !values.Any(value => value.Key == key))
                writer.Put<string, StringKey, Text>(Name, null, key, new(new string('x', count)));
        return 0;
    }

    public void Clear() { }

    public void CommitRound() { }

    public void RollbackRound() { }

    public void Restore(in StateEntry entry) { }

    public void Repair(in StateEntry entry) { }
}

/// <summary>Takes what is restored: how long the text of each key is.</summary>
internal sealed class Texts : ICheckpointReceiver
{
    public SortedDictionary<string, int> Lengths { get; } = [];

    public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (StateEntry.IsCheckpoint(key)) return;
        StateEntry entry = StateEntry.Read(key, value, hasValue);
        string name = StringKey.Read(entry.Key);
        if (entry.IsRemoval) Lengths.Remove(name);
        else Lengths[name] = entry.ReadState<Text>().Value.Length;
    }
}
