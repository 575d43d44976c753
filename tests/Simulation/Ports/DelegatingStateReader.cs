using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Reading;

namespace Millrace.Simulation.Tests.Ports;

/// <summary>A reader of the state topic, to be changed in one place or another.</summary>
internal class DelegatingStateReader(IStateTopicReader inner) : IStateTopicReader
{
    public virtual void Read(IReadOnlyList<int> partitions, IScanReceiver receiver, CancellationToken stop) =>
        inner.Read(partitions, receiver, stop);

    public virtual bool ReadTail(int partition, long offsets, IScanReceiver receiver, CancellationToken stop) =>
        inner.ReadTail(partition, offsets, receiver, stop);

    public virtual void Dispose() => inner.Dispose();
}
