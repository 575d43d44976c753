using MessagePack;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueReader
{
    private const int OffsetMinutesMax = 14 * 60;

    /// <summary>A timestamp (MessagePack's extension -1), as UTC; parts of 100 nanoseconds are cut off.</summary>
    public DateTime ReadDateTime()
    {
        int start = Position;
        try
        {
            return _reader.ReadDateTime();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Unexpected(start, "a timestamp");
        }
    }

    /// <summary>
    /// An array of a timestamp, which is the local time, and the offset from UTC in minutes, as MessagePack for C#
    /// writes it; or a timestamp alone, which is taken as UTC.
    /// </summary>
    public DateTimeOffset ReadDateTimeOffset()
    {
        if (!NextIs(MessagePackType.Array)) return new(ReadDateTime());
        const string expected = "an array of a timestamp and an offset in minutes";
        int start = Position;
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
        int start = Position;
        int days = ReadInt32();
        return days >= 0 && days <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(days)
            : throw Unexpected(start, $"a number of days from 0 to {DateOnly.MaxValue.DayNumber}");
    }

    /// <summary>A time of day in units of 100 nanoseconds.</summary>
    public TimeOnly ReadTimeOnly()
    {
        int start = Position;
        long ticks = ReadInt64();
        return ticks is >= 0 and < TimeSpan.TicksPerDay
            ? new(ticks)
            : throw Unexpected(start, $"a time of day from 0 to {TimeSpan.TicksPerDay - 1} units of 100 ns");
    }

    /// <summary>A time span in units of 100 nanoseconds.</summary>
    public TimeSpan ReadTimeSpan() => new(ReadInt64());
}
