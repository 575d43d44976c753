using System.Runtime.CompilerServices;
using MessagePack;

namespace Millrace.MessagePack;

/// <summary>
/// Reads one MessagePack value after the other; generated code calls it. A value that does not fit is an error that
/// says what was expected and what was found; nil is one too. It reads the bytes itself: MessagePack's own reader takes
/// memory and no span, and throws over what does not fit, so that each value would have to be read in a try.
/// </summary>
public ref partial struct MessagePackValueReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;
    private int _depth;

    /// <summary>Begins to read.</summary>
    /// <param name="bytes">The value.</param>
    internal MessagePackValueReader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>The offset of the next value's first byte.</summary>
    public readonly int Position => _position;

    /// <summary>True when a string comes next.</summary>
    public readonly bool IsString => NextCode
        is (>= MessagePackCode.MinFixStr and <= MessagePackCode.MaxFixStr)
        or (>= MessagePackCode.Str8 and <= MessagePackCode.Str32);

    /// <summary>Begins an array; <see cref="End"/> or <see cref="EndArray"/> belongs to it.</summary>
    /// <returns>How many elements it has, at most one for each byte that is left.</returns>
    public int StartArray()
    {
        int start = _position;
        return TryTakeCount(MessagePackCode.MinFixArray, MessagePackCode.Array16, bytesPerItemMin: 1, out int count)
            ? Enter(count, start)
            : throw Unexpected(start, "an array");
    }

    /// <summary>Begins a map; <see cref="End"/> belongs to it.</summary>
    /// <returns>How many names with values it has, at most one for two bytes that are left.</returns>
    public int StartMap()
    {
        int start = _position;
        return TryTakeCount(MessagePackCode.MinFixMap, MessagePackCode.Map16, bytesPerItemMin: 2, out int count)
            ? Enter(count, start)
            : throw Unexpected(start, "a map");
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
    public bool TryReadNil()
    {
        if (NextCode != MessagePackCode.Nil) return false;
        _position++;
        return true;
    }

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

    /// <summary>Checks that nothing follows.</summary>
    /// <param name="read">What was read.</param>
    internal readonly void Complete(string read = "record")
    {
        if (BytesLeft > 0)
            throw new MessagePackValueException($"{BytesLeft} bytes follow the {read}, from byte {_position} on");
    }

    private int Enter(int count, int start)
    {
        if (++_depth > MessagePackRecord.DepthMax) throw TooDeep(start);
        return count;
    }

    private static MessagePackValueException TooDeep(int start) =>
        new($"nested more than {MessagePackRecord.DepthMax} levels deep", start);
}
