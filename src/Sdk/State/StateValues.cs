using System.Numerics;
using Millrace.Contracts;

namespace Millrace.State;

/// <summary>
/// The values of states that are more than one call of <see cref="StateWriter"/> or <see cref="StateReader"/>;
/// generated code calls it.
/// </summary>
public static class StateValues
{
    /// <summary>Reads a signed integer of fewer than 64 bits.</summary>
    /// <exception cref="RecordFormatException">The bytes are torn, or the integer is wider.</exception>
    public static T ReadSigned<T>(ref StateReader reader) where T : struct, IBinaryInteger<T> =>
        Narrow<long, T>(reader.ReadInt64());

    /// <summary>Reads an unsigned integer of fewer than 64 bits.</summary>
    /// <exception cref="RecordFormatException">The bytes are torn, or the integer is wider.</exception>
    public static T ReadUnsigned<T>(ref StateReader reader) where T : struct, IBinaryInteger<T> =>
        Narrow<ulong, T>(reader.ReadUInt64());

    /// <summary>One UTF-16 character, as a varint.</summary>
    public static char ReadChar(ref StateReader reader) => (char)ReadUnsigned<ushort>(ref reader);

    /// <summary>The kind as one byte, then the ticks.</summary>
    public static void WriteDateTime(ref StateWriter writer, DateTime value)
    {
        writer.WriteByte((byte)value.Kind);
        writer.WriteInt64(value.Ticks);
    }

    /// <summary>Reads what <see cref="WriteDateTime"/> wrote.</summary>
    /// <exception cref="RecordFormatException">The bytes are torn or no such time.</exception>
    public static DateTime ReadDateTime(ref StateReader reader)
    {
        byte kind = reader.ReadByte();
        long ticks = reader.ReadInt64();
        return kind <= (byte)DateTimeKind.Local && IsTicks(ticks)
            ? new(ticks, (DateTimeKind)kind)
            : throw Torn("date and time");
    }

    /// <summary>The local ticks, then the offset in minutes.</summary>
    public static void WriteDateTimeOffset(ref StateWriter writer, DateTimeOffset value)
    {
        writer.WriteInt64(value.Ticks);
        writer.WriteInt64(value.TotalOffsetMinutes);
    }

    /// <summary>Reads what <see cref="WriteDateTimeOffset"/> wrote.</summary>
    /// <exception cref="RecordFormatException">The bytes are torn or no such time.</exception>
    public static DateTimeOffset ReadDateTimeOffset(ref StateReader reader)
    {
        const long offsetMinutesMax = 14 * 60;
        long ticks = reader.ReadInt64();
        long offsetMinutes = reader.ReadInt64();
        bool isOffset = offsetMinutes is >= -offsetMinutesMax and <= offsetMinutesMax;
        return isOffset && IsTicks(ticks) && IsTicks(ticks - offsetMinutes * TimeSpan.TicksPerMinute)
            ? new(ticks, TimeSpan.FromMinutes(offsetMinutes))
            : throw Torn("date and time with offset");
    }

    /// <summary>Reads a date as its day number.</summary>
    /// <exception cref="RecordFormatException">The bytes are torn or no such date.</exception>
    public static DateOnly ReadDateOnly(ref StateReader reader)
    {
        int day = reader.ReadInt32();
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : throw Torn("date");
    }

    /// <summary>Reads a time of day as its ticks.</summary>
    /// <exception cref="RecordFormatException">The bytes are torn or no such time.</exception>
    public static TimeOnly ReadTimeOnly(ref StateReader reader)
    {
        long ticks = reader.ReadInt64();
        return ticks is >= 0 and < TimeSpan.TicksPerDay ? new(ticks) : throw Torn("time of day");
    }

    private static TTo Narrow<TFrom, TTo>(TFrom value)
        where TFrom : struct, IBinaryInteger<TFrom>
        where TTo : struct, IBinaryInteger<TTo>
    {
        TTo narrow = TTo.CreateTruncating(value);
        return TFrom.CreateTruncating(narrow) == value ? narrow : throw Torn(typeof(TTo).Name);
    }

    private static bool IsTicks(long ticks) => ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;

    private static RecordFormatException Torn(string expected) => new($"torn state: a value is no {expected}");
}
