namespace Millrace.Generator.Benchmarks;

/// <summary>A project of jobs: each file has an annotated type, the last one has none.</summary>
internal static class AnnotatedTypes
{
    public const int Count = 500;
    private const int TypesOfJob = 4;

    /// <summary>Jobs with the records and the state that each of them needs.</summary>
    public static IEnumerable<string> Sources { get; } =
    [
        .. Enumerable.Range(0, Count / TypesOfJob).SelectMany(Job),
        "global using System;\nglobal using System.Collections.Generic;\nglobal using Millrace;",
    ];

    /// <summary>A file that has nothing to do with the others.</summary>
    public static string Unrelated(int edit) => $"namespace Demo; public static class Unrelated {{ int _x = {edit}; }}";

    private static IEnumerable<string> Job(int number) =>
    [
        $$"""
        namespace Demo.Flights{{number}};

        public enum Stage { Planned, Boarding, Departed, Landed }

        public sealed record Leg(string Origin, string Destination, int Minutes);

        [KafkaSource("flights-{{number}}")]
        public sealed partial record Flight
        {
            [MessageKey] public required string Origin { get; init; }
            [Timestamp(MaxOutOfOrderness = "2h")] public required DateTimeOffset ScheduledAt { get; init; }
            public required int DelayMinutes { get; init; }
            public required long Number { get; init; }
            public string? Carrier { get; init; }
            public Stage Stage { get; init; }
            public IReadOnlyList<Leg> Legs { get; init; } = [];
        }
        """,
        $$"""
        namespace Demo.Flights{{number}};

        [KafkaSink("delays-{{number}}")]
        public sealed partial record Delay
        {
            [MessageKey] public required string Airport { get; init; }
            public required DateTimeOffset WindowEnd { get; init; }
            public required int Flights { get; init; }
            public required double MeanDelayMinutes { get; init; }
        }
        """,
        $$"""
        namespace Demo.Flights{{number}};

        [State(Version = 1)]
        public partial record struct Totals(int Flights, long Minutes, DateTimeOffset? LastAt, string? LastCarrier);
        """,
        $$"""
        namespace Demo.Flights{{number}};

        [StreamJob("delays-{{number}}", CheckpointInterval = "1s")]
        public sealed partial class Delays
        {
            [TumblingWindow("1d", AllowedLateness = "1h")]
            public void Add(Flight flight, ref Totals totals) =>
                totals = totals with { Flights = totals.Flights + 1, Minutes = totals.Minutes + flight.DelayMinutes };

            [OnWindowClose(nameof(Add))]
            public Delay Close(Window<string> window, Totals totals) => new()
            {
                Airport = window.Key, WindowEnd = window.End, Flights = totals.Flights,
                MeanDelayMinutes = (double)totals.Minutes / totals.Flights,
            };
        }
        """,
    ];
}
