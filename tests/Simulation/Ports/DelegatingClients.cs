using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Simulation.Tests.Ports;

/// <summary>The clients of a process, to be changed in one place or another.</summary>
internal class DelegatingClients(IKafkaClients inner) : IKafkaClients
{
    public virtual IClusterAdmin Admin => inner.Admin;

    public virtual IRecordReader CreateReader(string laneId) => inner.CreateReader(laneId);

    public virtual IRecordWriter CreateWriter(string laneId) => inner.CreateWriter(laneId);

    public virtual IStateTopicReader CreateStateReader(string? laneId) => inner.CreateStateReader(laneId);

    public virtual void Fence(string transactionalId, TimeSpan timeout) => inner.Fence(transactionalId, timeout);
}
