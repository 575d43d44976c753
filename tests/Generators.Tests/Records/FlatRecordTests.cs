using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

public sealed class FlatRecordTests
{
    [Fact]
    public void A_source_with_key_and_timestamp() => Snapshot.Match(Generate("""
        namespace Demo;

        [KafkaSource("flights", StartFrom = StartFrom.Earliest)]
        public sealed partial record Flight
        {
            [MessageKey] public required string Origin { get; init; }
            [Timestamp(MaxOutOfOrderness = "2h", IdleAfter = "1m")]
            public required DateTimeOffset ScheduledAt { get; init; }
            public required int DelayMinutes { get; init; }
        }
        """));

    [Fact]
    public void A_sink_with_key() => Snapshot.Match(Generate("""
        namespace Demo;

        [KafkaSink("airport-delays")]
        public sealed partial record AirportDelay
        {
            [MessageKey] public required string Airport { get; init; }
            public required DateTimeOffset WindowEnd { get; init; }
            public required int Flights { get; init; }
            public required double MeanDelayMinutes { get; init; }
        }
        """));

    [Fact]
    public void A_record_that_is_both_without_namespace_and_key() => Snapshot.Match(Generate("""
        [KafkaSource("a", "b", StartFrom = StartFrom.Latest, StopAt = StopAt.Latest), KafkaSink("c")]
        public partial record struct Reading(int Sensor, double? Value = 1.5);
        """));

    [Fact]
    public void Event_time_by_a_method() => Snapshot.Match(Generate("""
        [KafkaSource("days", Format = RecordFormat.Bytes)]
        public sealed partial record Day(byte[] Content)
        {
            [Timestamp] private static DateTime At(Day day, in RecordMetadata metadata) => new(metadata.Offset);
        }
        """));

    [Fact]
    public void Event_time_of_the_message() => Snapshot.Match(Generate("""
        [KafkaSource("lines", Format = RecordFormat.Utf8String), Timestamp(IdleAfter = "1m")]
        public sealed partial record Line(string Text);
        """));

    private static string Generate(string source) =>
        GeneratorRun.Of([new RecordGenerator()], source).AssertCompilesClean().File;
}
