namespace Millrace.Benchmarks.Compare;

/// <summary>A query that all engines know, and what it may cost Millrace.</summary>
internal sealed record Query
{
    /// <summary>As it is given to the engines.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Millrace's query over records that declare only what is used; null when that is everything.</summary>
    public string? OfThreeMembers { get; init; }

    /// <summary>Millrace's query over the same records in MessagePack.</summary>
    public required string OfMessagePack { get; init; }

    /// <summary>Whether that writes MessagePack as well, so that it must write what it has read.</summary>
    public bool CopiesMessagePack { get; init; }

    /// <summary>CPU seconds per million records in MessagePack, exactly once with a checkpoint every second.</summary>
    public required double CpuOfMessagePackMax { get; init; }

    /// <summary>Of records that declare all members; null for none.</summary>
    public CostGoal? Goal { get; init; }

    /// <summary>Of records that declare only what is used; null for none.</summary>
    public CostGoal? GoalOfThreeMembers { get; init; }

    /// <summary>Kafka Streams closes a window only when a later record comes, so its last ones are missing.</summary>
    public bool LeavesWindowsOpen { get; init; }

    public static IReadOnlyList<Query> All { get; } =
    [
        new()
        {
            Name = "q0", Title = "pass-through of all members",
            OfMessagePack = "q0mp", CopiesMessagePack = true, CpuOfMessagePackMax = 1.1,
            Goal = new(CpuSecondsPerMillionMax: 1.5, CpuOfKafkaStreamsMax: 1.0 / 7, SpeedOfKafkaStreamsMin: 5),
        },
        new()
        {
            Name = "count", Title = "running count and sum per key, one output each", OfThreeMembers = "count3",
            OfMessagePack = "countmp", CpuOfMessagePackMax = 0.8,
            GoalOfThreeMembers = new(
                CpuSecondsPerMillionMax: 1.0, CpuOfKafkaStreamsMax: 0.1, SpeedOfKafkaStreamsMin: 5),
        },
        new()
        {
            Name = "window", Title = "10 s tumbling count per key", OfThreeMembers = "window3",
            OfMessagePack = "windowmp", CpuOfMessagePackMax = 0.6,
            Goal = new(CpuSecondsPerMillionMax: 1.1, CpuOfKafkaStreamsMax: 0.1, SpeedOfKafkaStreamsMin: 8),
            GoalOfThreeMembers = new(
                CpuSecondsPerMillionMax: 0.8, CpuOfKafkaStreamsMax: 0.1, SpeedOfKafkaStreamsMin: 8),
            LeavesWindowsOpen = true,
        },
    ];
}

/// <summary>What a query may cost Millrace, exactly once with a checkpoint every second.</summary>
/// <param name="CpuSecondsPerMillionMax">CPU seconds per million records.</param>
/// <param name="CpuOfKafkaStreamsMax">The same, as a part of what Kafka Streams takes.</param>
/// <param name="SpeedOfKafkaStreamsMin">Records a second, as a multiple of Kafka Streams'.</param>
internal sealed record CostGoal(
    double CpuSecondsPerMillionMax, double CpuOfKafkaStreamsMax, double SpeedOfKafkaStreamsMin);
