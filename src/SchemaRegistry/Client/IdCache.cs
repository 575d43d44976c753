using System.Collections.Concurrent;

namespace Millrace.SchemaRegistry.Client;

/// <summary>
/// Schemas by id. That an id is unknown is remembered, too, but not for ever: it may be registered later. As bytes that
/// are no schema's id at all can name any number, only so many unknown ones are kept. Used from any thread.
/// </summary>
internal sealed class IdCache(TimeSpan unknownTime, TimeProvider time)
{
    public const int UnknownMax = 10_000;
    private readonly OnceCache<int, Schema?> _known = new();
    private readonly ConcurrentDictionary<int, long> _unknown = new();

    public async Task<Schema?> GetAsync(int id, Func<Task<Schema?>> ask, CancellationToken cancel)
    {
        if (_unknown.TryGetValue(id, out long since) && time.GetElapsedTime(since) < unknownTime) return null;
        Schema? schema = await _known.GetAsync(id, ask, cancel).ConfigureAwait(false);
        if (schema != null) _unknown.TryRemove(id, out _);
        else RememberUnknown(id);
        return schema;
    }

    /// <summary>Keeps what a look-up by another way has told.</summary>
    public void Learn(int id, Schema schema)
    {
        _unknown.TryRemove(id, out _);
        _known.Learn(id, schema);
    }

    private void RememberUnknown(int id)
    {
        if (_unknown.Count >= UnknownMax) _unknown.Clear();
        _unknown[id] = time.GetTimestamp();
        _known.Forget(id);
    }
}
