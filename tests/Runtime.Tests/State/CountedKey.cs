using System.Buffers.Binary;
using Millrace.Contracts;

namespace Millrace.Runtime.Tests.State;

/// <summary>A key that counts how often anybody asks for its hash code, which every look-up does once.</summary>
internal readonly record struct CountedKey(int Value)
{
    [ThreadStatic]
    private static int _hashes;

    /// <summary>How many look-ups <paramref name="action"/> makes.</summary>
    public static int LookUpsOf(Action action)
    {
        int before = _hashes;
        action();
        return _hashes - before;
    }

    public override int GetHashCode()
    {
        _hashes++;
        return Value;
    }
}

internal readonly struct CountedKeyCodec : IKeyCodec<CountedKey>
{
    public static string Name => "counted";

    public static void Write(CountedKey key, RecordBuffer output)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(sizeof(int)), key.Value);
        output.Advance(sizeof(int));
    }

    public static CountedKey Read(ReadOnlySpan<byte> bytes, Keys.KeyStrings? strings = null) =>
        new(BinaryPrimitives.ReadInt32BigEndian(bytes));
}
