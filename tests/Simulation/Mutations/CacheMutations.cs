using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Reading;
using Millrace.Simulation.Tests.Ports;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>
/// Reads what the state topic has behind a cache from too far on: without the first entry, which in most runs stands
/// behind the marker of a transaction.
/// </summary>
internal sealed class LateTails(IStateTopicReader inner) : DelegatingStateReader(inner)
{
    public override void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop) =>
        base.Read(
            [.. from.Select(static start => start.Offset == 0 ? start : start with { Offset = start.Offset + 2 })],
            receiver, stop);
}

/// <summary>Nobody compares how many entries a state has.</summary>
internal class UncountedTopic(IStateTopicReader inner) : DelegatingStateReader(inner)
{
    public override void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop) =>
        base.Read(from, new ChangedCheckpoints(receiver, CheckpointBytes.Uncounted), stop);

    public override IReadOnlyList<int> ReadTails(
        IReadOnlyList<int> partitions, long offsets, IScanReceiver receiver, CancellationToken stop) =>
        base.ReadTails(partitions, offsets, new ChangedCheckpoints(receiver, CheckpointBytes.Uncounted), stop);
}

/// <summary>As <see cref="UncountedTopic"/>, and what was removed behind the cache stays.</summary>
internal sealed class LastingTails(IStateTopicReader inner) : UncountedTopic(inner)
{
    public override void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop)
    {
        HashSet<int> behind =
            [.. from.Where(static start => start.Offset > 0).Select(static start => start.Partition)];
        base.Read(from, new Receiver(receiver, behind), stop);
    }

    private sealed class Receiver(IScanReceiver inner, HashSet<int> behind)
        : ChangedCheckpoints(inner, static record => record)
    {
        public override void OnRecord(
            int partition, long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
        {
            if (hasValue || !behind.Contains(partition)) base.OnRecord(partition, offset, key, value, hasValue);
        }
    }
}

/// <summary>
/// Whatever checkpoint a cache has, the last one of the topic is taken for it. One for a process: what its lanes open
/// tells which that is.
/// </summary>
internal sealed class TrustedCache
{
    private readonly Dictionary<int, FileContents> _newest = [];

    public IObjectStore Watch(IObjectStore folder) => new WatchedFolder(folder, _newest);

    public IStateTopicReader Change(IStateTopicReader reader) => new TrustingReader(reader, _newest);

    private sealed class WatchedFolder(IObjectStore inner, Dictionary<int, FileContents> newest)
        : DelegatingObjectStore(inner)
    {
        private readonly IObjectStore _inner = inner;

        public override Stream? OpenRead(string name)
        {
            if (FileContents.Read(_inner, name) is { Header: { } header } contents
                && (!newest.TryGetValue(header.Partition, out FileContents? known)
                    || known.Header.Number < header.Number))
                newest[header.Partition] = contents;
            return base.OpenRead(name);
        }
    }

    private sealed class TrustingReader(IStateTopicReader inner, Dictionary<int, FileContents> newest)
        : DelegatingStateReader(inner)
    {
        public override IReadOnlyList<int> ReadTails(
            IReadOnlyList<int> partitions, long offsets, IScanReceiver receiver, CancellationToken stop) =>
            base.ReadTails(partitions, offsets, new Receiver(receiver, newest), stop);
    }

    /// <summary>Behind each checkpoint record of the topic stands that of the cache.</summary>
    private sealed class Receiver(IScanReceiver inner, Dictionary<int, FileContents> newest)
        : ChangedCheckpoints(inner, static record => record)
    {
        public override void OnRecord(
            int partition, long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
        {
            base.OnRecord(partition, offset, key, value, hasValue);
            if (StateEntry.IsCheckpoint(key) && newest.TryGetValue(partition, out FileContents? contents))
                Send(partition, offset, key, contents.Checkpoint);
        }
    }
}
