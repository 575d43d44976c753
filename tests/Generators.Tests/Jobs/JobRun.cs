using Millrace.Generators.Jobs;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>Runs the generator for jobs over a job and the records that the tests of jobs share.</summary>
internal static class JobRun
{
    public const string Records = """
        namespace Demo;

        [KafkaSource("flights")]
        public sealed partial record Flight
        {
            [MessageKey] public required string Origin { get; init; }
            [Timestamp] public required DateTimeOffset ScheduledAt { get; init; }
            public required int DelayMinutes { get; init; }
        }

        [KafkaSource("carriers")]
        public sealed partial record Carrier([property: MessageKey] string Code, string Name);

        [KafkaSource("pings")]
        public sealed partial record Ping(long SentMs);

        [KafkaSource("ticks")]
        public partial record struct Tick([property: MessageKey] long Id, [property: Timestamp] long AtMs);

        [KafkaSource("legs")]
        public sealed partial record Leg(
            [property: MessageKey] string Origin, [property: MessageKey] int Number,
            [property: Timestamp] DateTimeOffset At);

        [KafkaSource("connections")]
        public sealed partial record Connection([property: MessageKey] string From, [property: MessageKey] int Number);

        [KafkaSink("delays")]
        public sealed partial record Delay(string Airport, int Minutes);

        [KafkaSink("summaries")]
        public sealed partial record Summary([property: MessageKey] string Airport, int Minutes);

        [KafkaSink("counts")]
        public partial record struct Count(string Key, int Records);

        [State(Version = 1)]
        public partial record struct Totals(int Flights, long Minutes);

        [State(Version = 1)]
        public partial record struct Seen(int Records);
        """;

    /// <summary>A job of class <c>Job</c> with <paramref name="members"/>.</summary>
    public static GeneratorRun Of(string members, string records = "") => OfSource(Source(members), records);

    /// <summary>The same with what the generator of records makes of them.</summary>
    public static GeneratorRun WithRecords(string members, string records = "") =>
        GeneratorRun.Of([new JobGenerator(), new RecordGenerator()], Source(members), records, Records);

    /// <summary>Sources that declare a job.</summary>
    public static GeneratorRun OfSource(params string[] sources) =>
        GeneratorRun.Of([new JobGenerator()], [.. sources, Records]);

    private static string Source(string members) => $$"""
        using System.Threading.Tasks;
        namespace Demo;

        [StreamJob("job")]
        public sealed partial class Job
        {
        {{members}}
        }
        """;
}
