using Confluent.Kafka;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Simulation.Tests.Ports;

/// <summary>A writer, to be changed in one place or another.</summary>
internal class DelegatingWriter(IRecordWriter inner) : IRecordWriter
{
    public virtual void Initialize(TimeSpan timeout) => inner.Initialize(timeout);

    public virtual SinkTopic Open(string topic) => inner.Open(topic);

    public virtual void Begin() => inner.Begin();

    public virtual void Write(SinkTopic topic, in OutgoingRecord record) => inner.Write(topic, record);

    public virtual void Poll() => inner.Poll();

    public virtual void Flush(TimeSpan timeout) => inner.Flush(timeout);

    public virtual void SendOffsets(
        IEnumerable<TopicPartitionOffset> offsets, GroupMember member, TimeSpan timeout) =>
        inner.SendOffsets(offsets, member, timeout);

    public virtual void Commit(TimeSpan timeout) => inner.Commit(timeout);

    public virtual void Abort(TimeSpan timeout) => inner.Abort(timeout);

    public virtual void Dispose() => inner.Dispose();
}
