using Millrace.Contracts;
using Millrace.Runtime.Tasks;
using Millrace.Schemas;

namespace Millrace.Runtime.Writing;

/// <summary>A task's output to one sink topic.</summary>
internal sealed class SinkOutput<T>(SinkTopic topic, IKeyedSerializationSchema<T> schema, TaskScope scope) : Output<T>
{
    public override void Emit(T record) => scope.Outbox.Add(topic, schema, record, scope.Clock.CurrentMs);
}
