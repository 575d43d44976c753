namespace Millrace.Contracts;

/// <summary>A state of a task, one value per key (Flink's <c>ValueState</c>).</summary>
/// <typeparam name="TKey">The message key.</typeparam>
/// <typeparam name="TState">A <see cref="StateAttribute"/> type.</typeparam>
public abstract class KeyedState<TKey, TState> where TState : struct
{
    /// <summary>
    /// The key's value, to be read and changed in place; the type's default where there was none. The reference is
    /// valid until the next call.
    /// </summary>
    public abstract ref TState Update(TKey key);
}
