using Millrace.Contracts;

namespace Millrace.Runtime.Tasks;

/// <summary>Hands each record to one handler of the user.</summary>
internal sealed class HandlerOperator<TIn>(RecordHandler<TIn> handler) : RecordOperator<TIn>
{
    public override string Name => handler.Name;

    public override void Process(TIn record, long eventTimeMs, in RecordMetadata metadata) =>
        handler.Handle(record, in metadata);
}
