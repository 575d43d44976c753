using Millrace.Runtime.Checkpointing;

namespace Millrace.Simulation.Tests.Ports;

/// <summary>A reader of the state topic, to be changed in one place or another.</summary>
internal class DelegatingCheckpointReader(ICheckpointReader inner) : ICheckpointReader
{
    public virtual void Read(int partition, ICheckpointReceiver receiver, Action onBlocked, CancellationToken stop) =>
        inner.Read(partition, receiver, onBlocked, stop);

    public virtual CheckpointRecord? FindLast(int partition, CancellationToken stop) =>
        inner.FindLast(partition, stop);

    public virtual void Dispose() => inner.Dispose();
}
