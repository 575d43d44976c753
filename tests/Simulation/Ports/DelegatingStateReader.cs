using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Reading;

namespace Millrace.Simulation.Tests.Ports;

/// <summary>A reader of the state topic, to be changed in one place or another.</summary>
internal class DelegatingStateReader(IStateTopicReader inner) : IStateTopicReader
{
    public virtual void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop) =>
        inner.Read(from, receiver, stop);

    public virtual IReadOnlyList<int> ReadTails(
        IReadOnlyList<int> partitions, long offsets, IScanReceiver receiver, CancellationToken stop) =>
        inner.ReadTails(partitions, offsets, receiver, stop);

    public virtual void Dispose() => inner.Dispose();
}
