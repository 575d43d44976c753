using System.Runtime.InteropServices;
using Millrace.Contracts;

namespace Millrace.Generators.Tests.Jobs.Running;

/// <summary>The windows of one handler, by key and start.</summary>
internal sealed class TestWindows<TIn, TKey, TAcc>(WindowDefinition definition, WindowHandler<TIn, TKey, TAcc> handler)
    where TKey : notnull
    where TAcc : struct
{
    private readonly Dictionary<(TKey Key, long StartMs), TAcc> _open = [];
    private long _watermarkMs = long.MinValue;

    public void Add(TIn record, long timeMs, in RecordMetadata metadata)
    {
        long startMs = timeMs - (timeMs - definition.OffsetMs) % definition.SizeMs;
        TKey key = handler.KeyOf(record);
        if (ClosesAt(startMs) <= _watermarkMs) Assert.True(handler.Late(record, Window(key, startMs), in metadata));
        else
        {
            ref TAcc accumulator = ref CollectionsMarshal.GetValueRefOrAddDefault(_open, (key, startMs), out _);
            handler.Add(record, ref accumulator, in metadata);
        }
    }

    public void Advance(long watermarkMs)
    {
        _watermarkMs = watermarkMs;
        foreach ((TKey key, long startMs) in _open.Keys.Where(w => ClosesAt(w.StartMs) <= watermarkMs).ToArray())
        {
            _open.Remove((key, startMs), out TAcc accumulator);
            handler.Close(Window(key, startMs), accumulator);
        }
    }

    private long ClosesAt(long startMs) => startMs + definition.SizeMs + definition.AllowedLatenessMs;

    private Window<TKey> Window(TKey key, long startMs) => new(
        key,
        DateTimeOffset.FromUnixTimeMilliseconds(startMs),
        DateTimeOffset.FromUnixTimeMilliseconds(startMs + definition.SizeMs));
}
