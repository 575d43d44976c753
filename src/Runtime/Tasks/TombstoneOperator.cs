using Millrace.Contracts;
using Millrace.Keys;

namespace Millrace.Runtime.Tasks;

/// <summary>What a task does with each tombstone of a source. Its schema does not see them then.</summary>
internal abstract class TombstoneOperator
{
    /// <summary>The user's method, for messages.</summary>
    public abstract string Name { get; }

    public abstract void Process(in RecordView view, in RecordMetadata metadata);
}

/// <summary>Hands each tombstone, with its key, to one handler of the user.</summary>
internal sealed class TombstoneOperator<TIn, TKey, TCodec>(RecordHandler<Deleted<TIn, TKey>> handler)
    : TombstoneOperator
    where TCodec : struct, IKeyCodec<TKey>
{
    public override string Name => handler.Name;

    public override void Process(in RecordView view, in RecordMetadata metadata) =>
        handler.Handle(new(RecordKey.Read<TKey, TCodec>(in view)), in metadata);
}
