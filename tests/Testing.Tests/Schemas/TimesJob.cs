using System.Globalization;

namespace Millrace.Testing.Tests.Schemas;

/// <summary>The time of its message is its own.</summary>
[KafkaSource("stamped"), Timestamp]
public sealed partial record Stamped([property: MessageKey] string Key);

/// <summary>Its time is in two members, of which a method makes one.</summary>
[KafkaSource("dated", Format = RecordFormat.MessagePack), KafkaSink("dated", Format = RecordFormat.MessagePack)]
public sealed partial record Dated([property: MessageKey] string Key, int Year, int DayOfYear)
{
    [Timestamp(MaxOutOfOrderness = "1d")]
    private static DateTimeOffset At(Dated dated) =>
        new DateTimeOffset(dated.Year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(dated.DayOfYear - 1);
}

/// <summary>What the job says of both.</summary>
[KafkaSource("times"), KafkaSink("times")]
public sealed partial record TimeLine([property: MessageKey] string Key, string Text)
{
    /// <summary>A window, and how many records it had.</summary>
    public static TimeLine Of(Window<string> window, Records records) => new(
        window.Key,
        string.Create(CultureInfo.InvariantCulture, $"{window.Start:yyyy-MM-dd'T'HH:mm} {records.Count}"));
}

/// <summary>How many records a window has.</summary>
[State(Version = 1)]
public partial record struct Records(int Count);

/// <summary>Windows by times that are no members, and metadata of what is handled.</summary>
[StreamJob("times")]
public sealed partial class TimesJob
{
    /// <summary>Where a record stands.</summary>
    public TimeLine Place(Dated dated, in RecordMetadata metadata) => new(
        dated.Key,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{metadata.Topic}[{metadata.Partition}]@{metadata.Offset} {metadata.TimestampKind}"));

    /// <summary>By the day of a method's time.</summary>
    [TumblingWindow("1d")]
    public void Add(Dated dated, ref Records records) => records.Count++;

    /// <summary>At the end of the day.</summary>
    [OnWindowClose(nameof(Add))]
    public TimeLine Close(Window<string> window, Records records) => TimeLine.Of(window, records);

    /// <summary>What came too late, and where it stands.</summary>
    [OnLate(nameof(Add))]
    public TimeLine Late(Dated dated, Window<string> window, in RecordMetadata metadata) => new(
        dated.Key, string.Create(CultureInfo.InvariantCulture, $"late {window.Start:yyyy-MM-dd} @{metadata.Offset}"));
}

/// <summary>Windows by the time of the message.</summary>
[StreamJob("stamped")]
public sealed partial class StampedJob
{
    /// <summary>By the hour of the message.</summary>
    [TumblingWindow("1h")]
    public void AddStamped(Stamped stamped, ref Records records, in RecordMetadata metadata) =>
        records.Count += metadata.TimestampMs > 0 ? 1 : 0;

    /// <summary>At the end of the hour.</summary>
    [OnWindowClose(nameof(AddStamped))]
    public TimeLine CloseStamped(Window<string> window, Records records) => TimeLine.Of(window, records);
}
