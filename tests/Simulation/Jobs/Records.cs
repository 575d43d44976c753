namespace Millrace.Simulation.Tests.Jobs;

/// <summary>What the simulated jobs read.</summary>
[KafkaSource("readings")]
public sealed partial record Reading
{
    [MessageKey] public required string Key { get; init; }

    [Timestamp(MaxOutOfOrderness = "2s")] public required long At { get; init; }

    /// <summary>Tells the readings of one partition apart.</summary>
    public required int Number { get; init; }

    public required int Value { get; init; }
}

/// <summary>A second source, for a job of two topics.</summary>
[KafkaSource("notes")]
public sealed partial record Note
{
    [MessageKey] public required string Key { get; init; }

    [Timestamp(MaxOutOfOrderness = "2s")] public required long At { get; init; }

    /// <summary>Tells the notes of one partition apart.</summary>
    public required int Number { get; init; }

    public required int Value { get; init; }
}

/// <summary>What they write: which handler it comes from, about which record or window, and what it says.</summary>
[KafkaSink("reports")]
public sealed partial record Report
{
    [MessageKey] public required string Key { get; init; }

    public required string Kind { get; init; }

    public required long Number { get; init; }

    public required long Value { get; init; }
}

[State(Version = 1)]
public partial record struct Totals(int Count, long Sum);

[State(Version = 1)]
public partial record struct Extremes(int Count, int Lowest, int Highest);
