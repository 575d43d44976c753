using System.Text;
using Millrace.Runtime.Checkpointing.Entries;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>
/// What is left of a task's checkpoints when all of them are read: the last value of each key, and the last checkpoint
/// record. Used by one thread.
/// </summary>
/// <param name="isAtomic">
/// False when entries can stand behind the last checkpoint record; those do not count.
/// </param>
internal sealed class LatestEntries(bool isAtomic) : ICheckpointReceiver
{
    /// <summary>Latin-1 turns any byte into one character, so that keys can be compared as strings.</summary>
    private static readonly Encoding _bytes = Encoding.Latin1;

    private readonly Dictionary<string, byte[]> _values = [];
    private readonly List<(string Key, byte[]? Value)> _uncounted = [];

    public CheckpointRecord? Record { get; private set; }

    public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (!StateEntry.IsCheckpoint(key))
        {
            _uncounted.Add((_bytes.GetString(key), hasValue ? value.ToArray() : null));
            if (isAtomic) Count();
            return;
        }
        Record = CheckpointRecord.Read(value);
        Count();
    }

    /// <summary>Hands the entries over.</summary>
    public void WriteTo(IStateEntryOutput output)
    {
        foreach ((string key, byte[] value) in _values) output.OnEntry(_bytes.GetBytes(key), value, hasValue: true);
    }

    private void Count()
    {
        foreach ((string key, byte[]? value) in _uncounted)
        {
            if (value == null) _values.Remove(key);
            else _values[key] = value;
        }
        _uncounted.Clear();
    }
}
