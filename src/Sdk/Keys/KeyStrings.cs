using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Millrace.Contracts;

namespace Millrace.Keys;

/// <summary>
/// The strings of keys that were read before: bytes that come again give the same object, and nothing is allocated.
/// A reader keeps one for all of its records (<see cref="RecordOrigin.KeyStrings"/>); it is not for several threads at
/// once.
/// </summary>
/// <remarks>
/// A table of fixed size with two places for each key; a newer key takes the place of an older one, so that whatever
/// the keys are, memory is bounded. It pays only where most keys come again: it counts, and where they do not, keys
/// are read as if it were not there for a while, before it tries again.
/// </remarks>
public sealed class KeyStrings
{
    /// <summary>The longest key that is kept, in bytes; a Guid as text has 36.</summary>
    public const int LengthMax = 48;

    internal const int EntriesMax = 2048;

    /// <summary>So many keys are looked up before it is judged whether that pays.</summary>
    internal const int TrialLength = 1024;

    // Below that a look-up costs more than the strings it saves (benchmarks/Codecs, KeyBenchmarks).
    internal const int HitsMin = TrialLength / 8 * 7;

    /// <summary>So many keys are not looked up when it does not; twice as many each time in a row.</summary>
    internal const int PauseLengthMin = 32 * TrialLength;

    internal const int PauseLengthMax = 1024 * TrialLength;

    private Entry[] _entries = [];
    private int _trialLeft = TrialLength;
    private int _hits;
    private int _pauseLength = PauseLengthMin;
    private int _pauseLeft;

    private struct Entry
    {
        public string Text;
        public uint Hash;
        public int Length;
        public KeyBytes Bytes;

        public readonly bool Is(ReadOnlySpan<byte> key, uint hash) =>
            Hash == hash && key.SequenceEqual(((ReadOnlySpan<byte>)Bytes)[..Length]);
    }

    [InlineArray(LengthMax)]
    private struct KeyBytes
    {
        private byte _first;
    }

    /// <summary>Reads a key; the same string as before when it is still known.</summary>
    /// <exception cref="RecordFormatException">The bytes are not UTF-8.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string Read(ReadOnlySpan<byte> key)
    {
        if (_pauseLeft == 0) return Find(key);
        _pauseLeft--;
        return StringKey.ReadNew(key);
    }

    private string Find(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty || key.Length > LengthMax) return StringKey.ReadNew(key);
        if (_entries.Length == 0) _entries = new Entry[EntriesMax];
        uint hash = Hash(key);
        int first = (int)(hash % EntriesMax);
        int second = first ^ 1;
        if (--_trialLeft == 0) Judge();
        if (_entries[first].Is(key, hash))
        {
            _hits++;
            return _entries[first].Text;
        }
        if (_entries[second].Is(key, hash))
        {
            _hits++;
            return _entries[second].Text;
        }
        string text = StringKey.ReadNew(key);
        _entries[second] = _entries[first];
        Fill(ref _entries[first], key, hash, text);
        return text;
    }

    private void Judge()
    {
        bool pays = _hits >= HitsMin;
        if (!pays) _pauseLeft = _pauseLength;
        _pauseLength = pays ? PauseLengthMin : Math.Min(2 * _pauseLength, PauseLengthMax);
        (_trialLeft, _hits) = (TrialLength, 0);
    }

    private static void Fill(ref Entry entry, ReadOnlySpan<byte> key, uint hash, string text)
    {
        (entry.Text, entry.Hash, entry.Length) = (text, hash, key.Length);
        key.CopyTo(entry.Bytes);
    }

    /// <summary>
    /// Who wants two keys to have one hash can do so: they take each other's place, and that is all that happens.
    /// </summary>
    internal static uint Hash(ReadOnlySpan<byte> key)
    {
        uint hash = (uint)key.Length;
        ReadOnlySpan<byte> rest = key;
        for (; rest.Length > sizeof(ulong); rest = rest[sizeof(ulong)..])
            hash = BitOperations.Crc32C(hash, MemoryMarshal.Read<ulong>(rest));
        // The end is read as one number, over again what was read before it.
        if (key.Length >= sizeof(ulong))
            return BitOperations.Crc32C(hash, MemoryMarshal.Read<ulong>(key[^sizeof(ulong)..]));
        foreach (byte next in rest) hash = BitOperations.Crc32C(hash, next);
        return hash;
    }
}
