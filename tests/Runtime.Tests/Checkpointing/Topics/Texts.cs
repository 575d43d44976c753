using Millrace.Keys;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.State;

namespace Millrace.Runtime.Tests.Checkpointing.Topics;

/// <summary>A state as long as its text.</summary>
[State(Version = 1)]
public partial record struct Text(string Value);

/// <summary>Stands in for the state of a task: writes texts of given lengths, or removes them.</summary>
internal sealed class TextStore((string Key, int? Length)[] values) : IStateStore
{
    public string Name => "texts";

    public StateSize Size => new(values.Length, 0);

    public void WriteChanges(StateEntryWriter writer)
    {
        foreach ((string key, int? length) in values)
            if (length is { } count) writer.Put<string, StringKey, Text>(Name, null, key, new(new string('x', count)));
            else writer.Remove<string, StringKey>(Name, null, key);
    }

    public void WriteAll(StateEntryWriter writer) => WriteChanges(writer);

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
