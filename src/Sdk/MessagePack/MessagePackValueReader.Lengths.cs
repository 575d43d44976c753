using System.Buffers.Binary;
using MessagePack;

namespace Millrace.MessagePack;

/// <content>What values begin with: a code, and the length or count that it announces.</content>
public ref partial struct MessagePackValueReader
{
    private const int FixCountMax = MessagePackCode.MaxFixArray - MessagePackCode.MinFixArray;
    private const int FixLengthMax = MessagePackCode.MaxFixStr - MessagePackCode.MinFixStr;

    /// <summary>The code of the next value; -1 at the end.</summary>
    private readonly int NextCode => (uint)_position < (uint)_bytes.Length ? _bytes[_position] : -1;

    private readonly bool IsArray => NextCode
        is (>= MessagePackCode.MinFixArray and <= MessagePackCode.MaxFixArray)
        or MessagePackCode.Array16 or MessagePackCode.Array32;

    private readonly bool IsMap => NextCode
        is (>= MessagePackCode.MinFixMap and <= MessagePackCode.MaxFixMap)
        or MessagePackCode.Map16 or MessagePackCode.Map32;

    private readonly int BytesLeft => _bytes.Length - _position;

    /// <summary>
    /// Takes the beginning of an array or map; false when none comes next, or when it announces more items than there
    /// can be in the bytes that are left.
    /// </summary>
    private bool TryTakeCount(int codeFix, int code16, int bytesPerItemMin, out int count)
    {
        int code = NextCode;
        uint items = (uint)(code - codeFix);
        if (items <= FixCountMax) _position++;
        else if (code < code16 || code > code16 + 1 || !TryTakeLength(1 + code - code16, out items))
            items = uint.MaxValue;
        count = (int)items;
        return (ulong)items * (uint)bytesPerItemMin <= (uint)BytesLeft;
    }

    /// <summary>Takes a string, borrowed; false when none comes next that lies within the bytes.</summary>
    private bool TryTakeText(out ReadOnlySpan<byte> text)
    {
        int code = NextCode;
        uint length = (uint)(code - MessagePackCode.MinFixStr);
        if (length <= FixLengthMax) _position++;
        else if (code is < MessagePackCode.Str8 or > MessagePackCode.Str32
            || !TryTakeLength(code - MessagePackCode.Str8, out length))
            length = uint.MaxValue;
        return TryTake(length, out text);
    }

    /// <summary>
    /// Takes bytes, borrowed. Writers of the format's first version, which had no bytes, wrote them as strings.
    /// </summary>
    private bool TryTakeBinary(out ReadOnlySpan<byte> binary)
    {
        int code = NextCode;
        binary = default;
        return code is >= MessagePackCode.Bin8 and <= MessagePackCode.Bin32
            ? TryTakeLength(code - MessagePackCode.Bin8, out uint length) && TryTake(length, out binary)
            : code != MessagePackCode.Str8 && TryTakeText(out binary);
    }

    /// <summary>Takes a code and the length behind it, of 1, 2 or 4 bytes (0, 1 or 2 as the power of two).</summary>
    private bool TryTakeLength(int power, out uint length)
    {
        if (!TryLength(_bytes[(_position + 1)..], power, out length)) return false;
        _position += 1 + (1 << power);
        return true;
    }

    private bool TryTake(uint length, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (length > (uint)BytesLeft) return false;
        bytes = _bytes.Slice(_position, (int)length);
        _position += (int)length;
        return true;
    }

    private static bool TryLength(ReadOnlySpan<byte> rest, int power, out uint length)
    {
        length = 0;
        if (rest.Length < 1 << power) return false;
        length = power switch
        {
            0 => rest[0],
            1 => BinaryPrimitives.ReadUInt16BigEndian(rest),
            _ => BinaryPrimitives.ReadUInt32BigEndian(rest),
        };
        return true;
    }
}
