using MessagePack;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueReader
{
    /// <summary>Skips a value of any type, with everything in it.</summary>
    public void Skip()
    {
        if (IsArray || IsMap) SkipContainer();
        else SkipSingle();
    }

    /// <summary>Level by level: what is nested too deep for a member should not pass where nobody looks.</summary>
    private void SkipContainer()
    {
        int outside = _depth;
        Span<long> left = stackalloc long[MessagePackRecord.DepthMax + 1];
        left[outside] = 1;
        while (left[outside] > 0 || _depth > outside)
        {
            if (left[_depth] == 0)
            {
                End();
                continue;
            }
            left[_depth]--;
            if (IsArray) SetLeft(left, StartArray());
            else if (IsMap) SetLeft(left, 2L * StartMap());
            else SkipSingle();
        }
    }

    private readonly void SetLeft(Span<long> left, long count) => left[_depth] = count;

    private void SkipSingle()
    {
        long length = SingleLength(_bytes[_position..]);
        if (length == 0 || length > BytesLeft) throw Unexpected(_position, "a value");
        _position += (int)length;
    }

    /// <summary>
    /// How many bytes the value has that is neither array nor map, its code included; 0 when the bytes begin none, or
    /// end within its length.
    /// </summary>
    private static long SingleLength(ReadOnlySpan<byte> rest)
    {
        byte code = rest.IsEmpty ? MessagePackCode.NeverUsed : rest[0];
        return code switch
        {
            <= MessagePackCode.MaxFixInt or >= MessagePackCode.MinNegativeFixInt => 1,
            MessagePackCode.Nil or MessagePackCode.False or MessagePackCode.True => 1,
            MessagePackCode.UInt8 or MessagePackCode.Int8 => 2,
            MessagePackCode.UInt16 or MessagePackCode.Int16 => 3,
            MessagePackCode.UInt32 or MessagePackCode.Int32 or MessagePackCode.Float32 => 5,
            MessagePackCode.UInt64 or MessagePackCode.Int64 or MessagePackCode.Float64 => 9,
            >= MessagePackCode.MinFixStr and <= MessagePackCode.MaxFixStr => 1 + code - MessagePackCode.MinFixStr,
            >= MessagePackCode.Str8 and <= MessagePackCode.Str32 => LengthOf(rest, code - MessagePackCode.Str8),
            >= MessagePackCode.Bin8 and <= MessagePackCode.Bin32 => LengthOf(rest, code - MessagePackCode.Bin8),
            >= MessagePackCode.FixExt1 and <= MessagePackCode.FixExt16 => 2 + (1 << (code - MessagePackCode.FixExt1)),
            >= MessagePackCode.Ext8 and <= MessagePackCode.Ext32 =>
                LengthOf(rest, code - MessagePackCode.Ext8, bytesOfType: 1),
            _ => 0,
        };
    }

    private static long LengthOf(ReadOnlySpan<byte> rest, int power, int bytesOfType = 0) =>
        TryLength(rest[1..], power, out uint length) ? 1L + (1 << power) + bytesOfType + length : 0;
}
