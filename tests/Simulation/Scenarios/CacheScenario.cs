using Millrace.Runtime.Checkpointing.Caching;

namespace Millrace.Simulation.Tests.Scenarios;

/// <summary>The local cache of a job's processes.</summary>
internal sealed record CacheScenario
{
    public required CacheBounds Bounds { get; init; }

    /// <summary>How likely the process ends at each call of the disk.</summary>
    public required double Crash { get; init; }

    /// <summary>How likely a call of the disk takes seconds.</summary>
    public required double Delay { get; init; }

    /// <summary>With bounds that make a cycle of several files even of the few entries that there are.</summary>
    public static CacheScenario Draw(Random random) => new()
    {
        Bounds = new()
        {
            SliceEntriesMin = random.Next(1, 10),
            SlicesMax = random.Next(2, 8),
            ChangesMax = random.Next(1, 10),
            WaitingBytesMax = random.Next(8) == 0 ? 2_000 : 1_000_000,
        },
        Crash = random.Next(3) == 0 ? 0.01 : 0,
        Delay = random.Next(3) == 0 ? 0.05 : 0,
    };
}
