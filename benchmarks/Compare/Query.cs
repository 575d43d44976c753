namespace Millrace.Benchmarks.Compare;

/// <summary>A query that all engines know, and what it may cost Millrace.</summary>
internal sealed record Query
{
    /// <summary>As it is given to the engines.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Millrace's query over records that declare only what is used; null when that is everything.</summary>
    public string? OfThreeMembers { get; init; }

    /// <summary>CPU seconds per million records, exactly once with a checkpoint every second.</summary>
    public required double CpuSecondsPerMillionMax { get; init; }

    /// <summary>Kafka Streams closes a window only when a later record comes, so its last ones are missing.</summary>
    public bool LeavesWindowsOpen { get; init; }

    public static IReadOnlyList<Query> All { get; } =
    [
        new()
        {
            Name = "q0", Title = "pass-through of all members", CpuSecondsPerMillionMax = 1.5,
        },
        new()
        {
            Name = "count", Title = "running count and sum per key, one output each", OfThreeMembers = "count3",
            CpuSecondsPerMillionMax = 1.0,
        },
        new()
        {
            Name = "window", Title = "10 s tumbling count per key", OfThreeMembers = "window3",
            CpuSecondsPerMillionMax = 0.8, LeavesWindowsOpen = true,
        },
    ];
}
