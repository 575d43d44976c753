using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.State;
using Millrace.State;

namespace Millrace.Runtime.Windows;

/// <summary>
/// The state of a window operator: one accumulator per key and window start. A window that opens and closes between two
/// checkpoints is not written, unless it was written ahead. Owned by a task.
/// </summary>
internal sealed class WindowStore<TKey, TCodec, TAcc>(string name, UnitOfWork unit) : IStateStore
    where TKey : notnull
    where TCodec : IKeyCodec<TKey>
    where TAcc : struct, IStateRecord<TAcc>
{
    private readonly List<WindowBucket<TKey, TAcc>> _retired = [];
    private readonly List<(long StartMs, TKey Key)> _orphans = [];

    public string Name { get; } = name;

    public WindowBuckets<TKey, TAcc> Buckets { get; } = new(unit);

    public StateSize Size => new(
        Buckets.Open.Sum(static bucket => (long)bucket.Entries.Count - bucket.ClosedCount),
        Buckets.Bytes + _retired.Sum(static bucket => bucket.Entries.Bytes));

    public int Unwritten => Buckets.Open.Sum(static bucket => bucket.Entries.UnwrittenCount);

    /// <summary>
    /// Takes a closed window. One that has entries in a checkpoint, or was written ahead, is kept until the next
    /// commit: that writes their removal, or the round is taken back and the window is open again.
    /// </summary>
    public void Retire(WindowBucket<TKey, TAcc> bucket)
    {
        if (bucket.Entries.HasWritten) _retired.Add(bucket);
        else Buckets.Recycle(bucket);
    }

    public void WriteChanges(StateEntryWriter writer)
    {
        foreach ((long startMs, TKey key) in _orphans)
            if (Buckets.Find(startMs)?.Entries.TryGet(key, out _) != true)
                writer.Remove<TKey, TCodec>(Name, startMs, key);
        foreach (WindowBucket<TKey, TAcc> bucket in _retired) WriteRemovals(bucket, writer);
        foreach (WindowBucket<TKey, TAcc> bucket in Buckets.Open)
        {
            WriteRemovals(bucket, writer);
            WriteUnwritten(bucket, writer);
        }
    }

    /// <summary>A window that is closed does not open again in the round, so that removals can come last.</summary>
    public void WriteAhead(StateEntryWriter writer)
    {
        foreach (WindowBucket<TKey, TAcc> bucket in Buckets.Open)
        {
            WriteUnwritten(bucket, writer);
            bucket.Entries.MarkWritten();
        }
    }

    public int WriteSlice(
        StateEntryWriter writer, ref StorePosition position, int entriesMax, bool skipsChanged = false)
    {
        int left = entriesMax;
        foreach (WindowBucket<TKey, TAcc> bucket in Buckets.Open)
        {
            if (bucket.StartMs < position.WindowStartMs) continue;
            int index = bucket.StartMs == position.WindowStartMs ? position.Index : 0;
            for (index = Math.Max(index, bucket.ClosedCount); index < bucket.Entries.Count && left > 0; index++)
            {
                if (skipsChanged && bucket.Entries.IsChanged(index)) continue;
                (TKey key, TAcc accumulator) = bucket.Entries.At(index);
                writer.Put<TKey, TCodec, TAcc>(Name, bucket.StartMs, key, accumulator);
                left--;
            }
            position = new(bucket.StartMs, index);
            if (left == 0) break;
        }
        return entriesMax - left;
    }

    public void CommitRound()
    {
        _orphans.Clear();
        foreach (WindowBucket<TKey, TAcc> bucket in _retired) Buckets.Recycle(bucket);
        _retired.Clear();
        Buckets.CommitRound();
    }

    public void RollbackRound()
    {
        foreach (WindowBucket<TKey, TAcc> bucket in _retired) Buckets.PutBack(bucket);
        _retired.Clear();
        Buckets.RollbackRound();
    }

    public void Restore(in StateEntry entry)
    {
        long startMs = WindowStart(entry);
        TKey key = TCodec.Read(entry.Key);
        WindowBucket<TKey, TAcc>? bucket = Buckets.Find(startMs);
        if (entry.IsRemoval)
        {
            bucket?.Entries.Remove(key);
            return;
        }
        TAcc accumulator = entry.ReadState<TAcc>();
        (bucket ?? Buckets.Add(startMs)).Entries.Restore(key, accumulator);
    }

    public void Repair(in StateEntry entry)
    {
        long startMs = WindowStart(entry);
        TKey key = TCodec.Read(entry.Key);
        if (Buckets.Find(startMs)?.Entries.TryMarkChanged(key) != true) _orphans.Add((startMs, key));
    }

    public void Clear()
    {
        Buckets.Clear();
        _retired.Clear();
        _orphans.Clear();
    }

    private void WriteUnwritten(WindowBucket<TKey, TAcc> bucket, StateEntryWriter writer)
    {
        for (int i = 0; i < bucket.Entries.UnwrittenCount; i++)
        {
            int index = bucket.Entries.UnwrittenAt(i);
            if (index < bucket.ClosedCount) continue;
            (TKey key, TAcc accumulator) = bucket.Entries.At(index);
            writer.Put<TKey, TCodec, TAcc>(Name, bucket.StartMs, key, accumulator);
        }
    }

    private void WriteRemovals(WindowBucket<TKey, TAcc> bucket, StateEntryWriter writer)
    {
        for (int index = 0; index < bucket.ClosedCount; index++)
            if (bucket.Entries.IsWritten(index))
                writer.Remove<TKey, TCodec>(Name, bucket.StartMs, bucket.Entries.At(index).Key);
    }

    private long WindowStart(in StateEntry entry) => entry.WindowStartMs
        ?? throw new RecordFormatException($"an entry of window '{Name}' has no window start");
}
