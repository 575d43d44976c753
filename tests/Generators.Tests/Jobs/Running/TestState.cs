using System.Runtime.InteropServices;
using Millrace.Contracts;

namespace Millrace.Generators.Tests.Jobs.Running;

/// <summary>A state in a dictionary.</summary>
internal sealed class TestState<TKey, TState> : KeyedState<TKey, TState>
    where TKey : notnull
    where TState : struct
{
    private readonly Dictionary<TKey, TState> _values = [];

    public override ref TState Update(TKey key) => ref CollectionsMarshal.GetValueRefOrAddDefault(_values, key, out _)!;
}
