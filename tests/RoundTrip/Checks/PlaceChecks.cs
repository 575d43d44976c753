using Millrace.Contracts;
using Millrace.RoundTrip.Records;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Checks;

/// <summary>Headers, metadata and event times.</summary>
internal static class PlaceChecks
{
    private const long AtMs = 1_772_337_906_000;

    private static readonly byte[] _noMembers = "{}"u8.ToArray();

    public static void Run()
    {
        Headed all = new(1)
        {
            Text = "é",
            Count = -2,
            Total = 3,
            Id = new("0f8fad5b-d9cb-469f-a165-70867728950e"),
            Bytes = [4],
            Memory = new byte[] { 5 },
        };
        Check.RoundTrip("headers", all, Shown);
        Check.RoundTrip("headers that are null", new Headed(1) { Count = 0 }, Shown);
        Check.Refuses(
            "a header that must be there", "header 'count': it is required and missing",
            static () => RecordSchema.Read<Headed>(default, "{\"number\":1}"u8));
        Check.Run("metadata", Metadata);
        Check.Run("event times", EventTimes);
        Check.Refuses("no timestamp", "timestamp", static () => TimeOf<TimedByMessage>(new() { Value = _noMembers }));
    }

    private static string Shown(Headed record) => string.Join(
        ' ', record.Text, record.Count, record.Total, record.Id, Convert.ToHexString(record.Bytes ?? []),
        Convert.ToHexString((record.Memory ?? default).Span));

    private static void Metadata()
    {
        Message message = new() { Value = "{\"number\":1}"u8.ToArray(), TimestampMs = AtMs };
        Seen seen = new(1)
        {
            Topic = "topic",
            Partition = 3,
            Offset = 41,
            At = DateTimeOffset.FromUnixTimeMilliseconds(AtMs),
            Kind = TimestampKind.LogAppendTime,
            Epoch = 7,
        };
        Check.Equal(seen, message.Read<Seen>());
        Check.Equal(AtMs, TimeOf<Seen>(message));
    }

    private static void EventTimes()
    {
        Check.Equal(AtMs, TimeOf<TimedByMember>(new() { Value = "{\"atMs\":1772337906000}"u8.ToArray() }));
        Check.Equal(86_400_041, TimeOf<TimedByMethod>(new() { Value = [0x92, 0xCD, 0x07, 0xB2, 0x02] }));
        Check.Equal(AtMs, TimeOf<TimedByMessage>(new() { Value = _noMembers, TimestampMs = AtMs }));
        Check.Equal(7_200_000, SourceDefinition.Of<TimedByMember>().MaxOutOfOrdernessMs);
        Check.Equal(60_000, SourceDefinition.Of<TimedByMethod>().IdleAfterMs);
    }

    private static long TimeOf<T>(Message message) where T : IKafkaSource<T> =>
        RecordSchema.EventTimeMs(message.Read<T>(), message.View);
}
