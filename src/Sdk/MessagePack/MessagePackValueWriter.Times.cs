namespace Millrace.MessagePack;

public ref partial struct MessagePackValueWriter
{
    /// <summary>A timestamp (MessagePack's extension -1); an unspecified kind is taken as UTC.</summary>
    public void WriteDateTime(DateTime value) => _writer.Write(value);

    /// <summary>
    /// An array of the local time as a timestamp, and of the offset from UTC in minutes, as MessagePack for C# has it.
    /// </summary>
    public void WriteDateTimeOffset(DateTimeOffset value)
    {
        StartArray(2);
        _writer.Write(new DateTime(value.Ticks, DateTimeKind.Utc));
        _writer.Write((short)value.TotalOffsetMinutes);
        End();
    }

    /// <summary>A date as the number of days since 0001-01-01.</summary>
    public void WriteDateOnly(DateOnly value) => _writer.Write(value.DayNumber);

    /// <summary>A time of day in units of 100 nanoseconds.</summary>
    public void WriteTimeOnly(TimeOnly value) => _writer.Write(value.Ticks);

    /// <summary>A time span in units of 100 nanoseconds.</summary>
    public void WriteTimeSpan(TimeSpan value) => _writer.Write(value.Ticks);
}
