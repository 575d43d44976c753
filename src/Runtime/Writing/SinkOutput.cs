using Millrace.Contracts;
using Millrace.Runtime.Tasks;

namespace Millrace.Runtime.Writing;

/// <summary>A task's output to one sink topic.</summary>
internal sealed class SinkOutput<T>(SinkTopic topic, TaskScope scope) : Output<T> where T : IKafkaSink<T>
{
    public override void Emit(T record) => scope.Outbox.Add(topic, record, scope.Clock.CurrentMs);
}
