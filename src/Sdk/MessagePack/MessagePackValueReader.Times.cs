using System.Buffers.Binary;
using MessagePack;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueReader
{
    private const int OffsetMinutesMax = 14 * 60;
    private const int NanosecondsPerTick = 100;
    private const int NanosecondsMax = 999_999_999;
    private const long SecondsMin = -62_135_596_800;
    private const long SecondsMax = 253_402_300_799;
    private const byte TimestampType = 0xff;

    /// <summary>A timestamp (MessagePack's extension -1), as UTC; parts of 100 nanoseconds are cut off.</summary>
    public DateTime ReadDateTime()
    {
        int start = _position;
        return TryTakeTimestamp(out long seconds, out uint nanoseconds) && seconds is >= SecondsMin and <= SecondsMax
            ? DateTime.UnixEpoch.AddTicks(seconds * TimeSpan.TicksPerSecond + nanoseconds / NanosecondsPerTick)
            : throw Unexpected(start, "a timestamp");
    }

    /// <summary>
    /// An array of a timestamp, which is the local time, and the offset from UTC in minutes, as MessagePack for C#
    /// writes it; or a timestamp alone, which is taken as UTC.
    /// </summary>
    public DateTimeOffset ReadDateTimeOffset()
    {
        if (!IsArray) return new(ReadDateTime());
        const string expected = "an array of a timestamp and an offset in minutes";
        int start = _position;
        if (StartArray() != 2) throw Unexpected(start, expected);
        DateTime local = ReadDateTime();
        int minutes = ReadInt16();
        End();
        long utcTicks = local.Ticks - minutes * TimeSpan.TicksPerMinute;
        bool isInRange = minutes is >= -OffsetMinutesMax and <= OffsetMinutesMax
            && utcTicks >= DateTime.MinValue.Ticks && utcTicks <= DateTime.MaxValue.Ticks;
        return isInRange
            ? new(local.Ticks, TimeSpan.FromMinutes(minutes))
            : throw new MessagePackValueException(
                $"an offset of {minutes} minutes does not fit {local:yyyy-MM-dd HH:mm}", start);
    }

    /// <summary>A date as the number of days since 0001-01-01.</summary>
    public DateOnly ReadDateOnly()
    {
        int start = _position;
        int days = ReadInt32();
        return days >= 0 && days <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(days)
            : throw Unexpected(start, $"a number of days from 0 to {DateOnly.MaxValue.DayNumber}");
    }

    /// <summary>A time of day in units of 100 nanoseconds.</summary>
    public TimeOnly ReadTimeOnly()
    {
        int start = _position;
        long ticks = ReadInt64();
        return ticks is >= 0 and < TimeSpan.TicksPerDay
            ? new(ticks)
            : throw Unexpected(start, $"a time of day from 0 to {TimeSpan.TicksPerDay - 1} units of 100 ns");
    }

    /// <summary>A time span in units of 100 nanoseconds.</summary>
    public TimeSpan ReadTimeSpan() => new(ReadInt64());

    /// <summary>Takes an extension of type -1 in one of its three lengths, whichever code announces them.</summary>
    private bool TryTakeTimestamp(out long seconds, out uint nanoseconds)
    {
        const int secondsBits = 34;
        (seconds, nanoseconds) = (0, 0);
        int headerLength = NextCode is >= MessagePackCode.Ext8 and <= MessagePackCode.Ext32
            ? 2 + (1 << (NextCode - MessagePackCode.Ext8))
            : NextCode is >= MessagePackCode.FixExt1 and <= MessagePackCode.FixExt16 ? 2 : 0;
        long length = SingleLength(_bytes[_position..]);
        if (headerLength == 0 || length == 0 || length > BytesLeft) return false;
        ReadOnlySpan<byte> value = _bytes.Slice(_position, (int)length);
        bool isTimestamp = value[headerLength - 1] == TimestampType;
        value = value[headerLength..];
        _position += (int)length;
        switch (value.Length)
        {
            case 4:
                seconds = BinaryPrimitives.ReadUInt32BigEndian(value);
                return isTimestamp;
            case 8:
                ulong both = BinaryPrimitives.ReadUInt64BigEndian(value);
                seconds = (long)(both & ((1UL << secondsBits) - 1));
                nanoseconds = (uint)(both >> secondsBits);
                return isTimestamp && nanoseconds <= NanosecondsMax;
            case 12:
                nanoseconds = BinaryPrimitives.ReadUInt32BigEndian(value);
                seconds = BinaryPrimitives.ReadInt64BigEndian(value[4..]);
                return isTimestamp && nanoseconds <= NanosecondsMax;
            default: return false;
        }
    }
}
