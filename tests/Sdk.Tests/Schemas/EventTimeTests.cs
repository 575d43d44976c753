using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Schemas;

[KafkaSource("stamps")]
public sealed partial record Stamps
{
    [Metadata(MetadataKind.Timestamp)] public long? Ms { get; init; }

    [Metadata(MetadataKind.Timestamp)] public DateTimeOffset? At { get; init; }

    [Metadata(MetadataKind.LeaderEpoch)] public int? Epoch { get; init; }
}

/// <summary>Event times, and timestamps of Kafka that are not there.</summary>
public sealed class EventTimeTests
{
    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    [InlineData(DateTimeKind.Local)]
    public void A_time_is_UTC_unless_its_kind_says_local(DateTimeKind kind)
    {
        DateTime time = new(2026, 1, 2, 3, 4, 5, kind);
        DateTime utc = kind == DateTimeKind.Local ? time.ToUniversalTime() : time;
        Assert.Equal((long)(utc - DateTime.UnixEpoch).TotalMilliseconds, EventTime.UnixMs(time));
    }

    [Fact]
    public void Parts_of_a_millisecond_are_cut_off_towards_the_past()
    {
        Assert.Equal(-1, EventTime.UnixMs(DateTimeOffset.UnixEpoch.AddTicks(-1)));
        Assert.Equal(0, EventTime.UnixMs(DateTimeOffset.UnixEpoch.AddTicks(9_999)));
    }

    [Fact]
    public void What_Kafka_does_not_say_is_null()
    {
        RecordView view = new() { Value = "{}"u8, HasValue = true, TimestampMs = -1 };
        Assert.Equal(new Stamps(), RecordSchema.Read<Stamps>(view));
        RecordMetadata metadata = new(view);
        Assert.Equal(-1, metadata.TimestampMs);
        Assert.Null(metadata.Timestamp);
        Assert.Null(metadata.LeaderEpoch);
        Assert.Equal(TimestampKind.None, metadata.TimestampKind);
    }

    [Fact]
    public void What_Kafka_says_is_there()
    {
        RecordView view = new() { Value = "{}"u8, HasValue = true, TimestampMs = 5 };
        DateTimeOffset at = DateTimeOffset.FromUnixTimeMilliseconds(5);
        Assert.Equal(new Stamps { Ms = 5, At = at }, RecordSchema.Read<Stamps>(view));
        Assert.Equal(at, new RecordMetadata(view).Timestamp);
    }
}
