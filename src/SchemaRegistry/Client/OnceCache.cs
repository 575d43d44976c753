using System.Collections.Concurrent;

namespace Millrace.SchemaRegistry.Client;

/// <summary>
/// Answers that never change: each is asked for once, however many threads want it at the same time. A failure is not
/// an answer: who asks next asks again. Used from any thread. One waiter's cancellation leaves the question to the
/// others.
/// </summary>
internal sealed class OnceCache<TKey, TValue> where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TValue>>> _answers = new();

    public async Task<TValue> GetAsync(TKey key, Func<Task<TValue>> ask, CancellationToken cancel)
    {
        Lazy<Task<TValue>> answer = _answers.GetOrAdd(key, _ => new(ask));
        try
        {
            return await answer.Value.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception) when (answer.Value.IsFaulted)
        {
            _answers.TryRemove(new(key, answer));
            throw;
        }
    }

    /// <summary>Keeps an answer that came by another way.</summary>
    public void Learn(TKey key, TValue value) => _answers.TryAdd(key, new(Task.FromResult(value)));

    /// <summary>Forgets an answer; it is asked for again.</summary>
    public void Forget(TKey key) => _answers.TryRemove(key, out _);
}
