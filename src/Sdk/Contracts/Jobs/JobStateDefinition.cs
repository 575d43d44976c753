namespace Millrace.Contracts;

/// <summary>A state that a job keeps.</summary>
/// <param name="Name">The name it is kept under: the window's handler, or the state's type.</param>
/// <param name="KeyCodec">The layout of its keys, <see cref="IKeyCodec{TKey}.Name"/>.</param>
/// <param name="Value">The type of its values.</param>
public sealed record JobStateDefinition(string Name, string KeyCodec, StateDefinition Value)
{
    /// <summary>Appends a key as the state has it; false for one of another type. For tools that look it up.</summary>
    internal Func<object, RecordBuffer, bool>? KeyWriter { get; init; }

    /// <summary>The definition of a state with keys laid out by <typeparamref name="TCodec"/>.</summary>
    public static JobStateDefinition Of<TKey, TCodec, TState>(string name)
        where TCodec : IKeyCodec<TKey>
        where TState : struct, IStateRecord<TState> =>
        new(name, TCodec.Name, TState.State) { KeyWriter = TryWrite<TKey, TCodec> };

    private static bool TryWrite<TKey, TCodec>(object key, RecordBuffer output) where TCodec : IKeyCodec<TKey>
    {
        if (key is not TKey typed) return false;
        TCodec.Write(typed, output);
        return true;
    }
}
