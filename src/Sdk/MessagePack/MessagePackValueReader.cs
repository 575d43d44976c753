using System.Runtime.CompilerServices;
using MessagePack;

namespace Millrace.MessagePack;

/// <summary>
/// Reads one MessagePack value after the other; generated code calls it. A value that does not fit is an error that
/// says what was expected and what was found; nil is one too.
/// </summary>
public ref partial struct MessagePackValueReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private MessagePackReader _reader;
    private int _depth;

    /// <summary>Begins to read.</summary>
    /// <param name="memory">The value.</param>
    /// <param name="bytes">The same bytes, to tell errors from.</param>
    internal MessagePackValueReader(ReadOnlyMemory<byte> memory, ReadOnlySpan<byte> bytes)
    {
        _reader = new(memory);
        _bytes = bytes;
    }

    /// <summary>The offset of the next value's first byte.</summary>
    public readonly int Position => (int)_reader.Consumed;

    /// <summary>True when a string comes next.</summary>
    public readonly bool IsString => NextIs(MessagePackType.String);

    /// <summary>Begins an array; <see cref="End"/> or <see cref="EndArray"/> belongs to it.</summary>
    /// <returns>How many elements it has, at most one for each byte that is left.</returns>
    public int StartArray()
    {
        int start = Position;
        try
        {
            int count = _reader.ReadArrayHeader();
            if (count >= 0) return Enter(count, start);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            // Said below, in the same words as an array that is announced longer than anything can be.
        }
        throw Unexpected(start, "an array");
    }

    /// <summary>Begins a map; <see cref="End"/> belongs to it.</summary>
    /// <returns>How many names with values it has, at most one for two bytes that are left.</returns>
    public int StartMap()
    {
        int start = Position;
        try
        {
            int count = _reader.ReadMapHeader();
            if (count >= 0) return Enter(count, start);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            // Said below, in the same words as a map that is announced longer than anything can be.
        }
        throw Unexpected(start, "a map");
    }

    /// <summary>Ends an array or map that was read up to its end.</summary>
    public void End() => _depth--;

    /// <summary>Ends an array of which <paramref name="read"/> elements are known; skips those beyond.</summary>
    public void EndArray(int count, int read)
    {
        for (int i = read; i < count; i++) Skip();
        End();
    }

    /// <summary>True, and nil is read, when nil comes next.</summary>
    public bool TryReadNil() => !_reader.End && _reader.TryReadNil();

    /// <summary>True when a name that was read is this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> other) => name.SequenceEqual(other);

    /// <summary>The error of a member that an object does not have.</summary>
    /// <param name="start">Where the object begins.</param>
    /// <param name="member">The member's name.</param>
    public static Exception Missing(int start, string member) =>
        new MessagePackValueException("the member is required and missing", start, member);

    /// <summary>The error of a value that does not fit.</summary>
    /// <param name="start">Where the value begins.</param>
    /// <param name="expected">What would have fitted, with its article.</param>
    public readonly Exception Unexpected(int start, string expected) => new MessagePackValueException(
        $"expected {expected}, found {MessagePackToken.Describe(_bytes[start..])}", start);

    /// <summary>Checks that nothing follows the record.</summary>
    internal readonly void Complete()
    {
        int left = _bytes.Length - Position;
        if (left > 0) throw new MessagePackValueException($"{left} bytes follow the record, from byte {Position} on");
    }

    /// <summary>True for what MessagePack's own reader throws over bytes that are not what was asked for.</summary>
    internal static bool IsRefusal(Exception e) => e is MessagePackSerializationException or EndOfStreamException
        or OverflowException or ArgumentOutOfRangeException;

    private readonly bool NextIs(MessagePackType type) => !_reader.End && _reader.NextMessagePackType == type;

    private int Enter(int count, int start)
    {
        if (++_depth > MessagePackRecord.DepthMax) throw TooDeep(start);
        return count;
    }

    private static MessagePackValueException TooDeep(int start) =>
        new($"nested more than {MessagePackRecord.DepthMax} levels deep", start);
}
