using System.Text.Json;
using Millrace.Contracts;
using Millrace.Json;
using Millrace.MessagePack;

namespace Millrace.Schemas;

/// <summary>
/// Reads and writes times as integers, in both formats; generated code calls it for <see cref="UnixTimeAttribute"/>.
/// </summary>
public sealed class UnixTime
{
    private readonly long _ticksPerUnit;

    private UnixTime(long ticksPerUnit) => _ticksPerUnit = ticksPerUnit;

    /// <summary>Seconds since 1970-01-01 UTC.</summary>
    public static UnixTime Seconds { get; } = new(TimeSpan.TicksPerSecond);

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public static UnixTime Milliseconds { get; } = new(TimeSpan.TicksPerMillisecond);

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public static UnixTime Microseconds { get; } = new(TimeSpan.TicksPerMicrosecond);

    private long Min => FromTicks(DateTime.MinValue.Ticks);

    private long Max => FromTicks(DateTime.MaxValue.Ticks);

    /// <summary>An integer, as UTC.</summary>
    public DateTimeOffset ReadDateTimeOffset(ref Utf8JsonReader reader) => new(ReadDateTime(ref reader));

    /// <summary>An integer, as UTC.</summary>
    public DateTime ReadDateTime(ref Utf8JsonReader reader) =>
        TryTime(JsonValueReader.ReadInt64(ref reader), out DateTime time)
            ? time
            : throw JsonValueReader.Unexpected(ref reader, $"a time from {Min} to {Max}");

    /// <summary>An integer, as UTC.</summary>
    public DateTimeOffset ReadDateTimeOffset(ref JsonScanner scanner) => new(ReadDateTime(ref scanner));

    /// <summary>An integer, as UTC.</summary>
    public DateTime ReadDateTime(ref JsonScanner scanner) =>
        TryTime(JsonValueReader.ReadInt64(ref scanner), out DateTime time) ? time : scanner.Fail<DateTime>();

    /// <summary>An integer, as UTC.</summary>
    public DateTimeOffset ReadDateTimeOffset(ref MessagePackValueReader reader) => new(ReadDateTime(ref reader));

    /// <summary>An integer, as UTC.</summary>
    public DateTime ReadDateTime(ref MessagePackValueReader reader)
    {
        int start = reader.Position;
        return TryTime(reader.ReadInt64(), out DateTime time)
            ? time
            : throw reader.Unexpected(start, $"a time from {Min} to {Max}");
    }

    /// <summary>Writes an integer.</summary>
    public void WriteDateTimeOffset(RecordBuffer output, DateTimeOffset value) =>
        JsonValueWriter.WriteInt64(output, FromTicks(value.UtcTicks));

    /// <summary>Writes an integer; an unspecified kind is taken as UTC.</summary>
    public void WriteDateTime(RecordBuffer output, DateTime value) =>
        JsonValueWriter.WriteInt64(output, FromTicks(UtcTicks(value)));

    /// <summary>Writes an integer.</summary>
    public void WriteDateTimeOffset(ref MessagePackValueWriter writer, DateTimeOffset value) =>
        writer.WriteInt64(FromTicks(value.UtcTicks));

    /// <summary>Writes an integer; an unspecified kind is taken as UTC.</summary>
    public void WriteDateTime(ref MessagePackValueWriter writer, DateTime value) =>
        writer.WriteInt64(FromTicks(UtcTicks(value)));

    /// <summary>Cut off towards the past, before 1970 as well as after it.</summary>
    private long FromTicks(long ticks)
    {
        (long units, long rest) = Math.DivRem(ticks - DateTime.UnixEpoch.Ticks, _ticksPerUnit);
        return rest < 0 ? units - 1 : units;
    }

    private bool TryTime(long units, out DateTime time)
    {
        bool isInRange = units >= Min && units <= Max;
        time = isInRange ? DateTime.UnixEpoch.AddTicks(units * _ticksPerUnit) : default;
        return isInRange;
    }

    private static long UtcTicks(DateTime value) =>
        (value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value).Ticks;
}
