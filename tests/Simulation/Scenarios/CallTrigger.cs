namespace Millrace.Simulation.Tests.Scenarios;

/// <summary>
/// Says at which call of a port something happens to a process: at the n-th of all, or at the n-th of one name.
/// </summary>
internal sealed class CallTrigger(string? name, int number)
{
    private int _left = number;

    /// <summary>The steps of a take-over and of a commit, which is where it matters most.</summary>
    private static readonly string[] _steps =
    [
        "Initialize", "Begin", "StableOffsets", "Read of the state topic", "the return from Read of the state topic",
        "Flush", "SendOffsets", "Commit", "the return from Commit", "Abort", "FindLast", "DescribeGroup", "Fence",
    ];

    public static CallTrigger Never { get; } = new("no call", 0);

    /// <summary>Early calls more often than late ones.</summary>
    public static CallTrigger Draw(Random random) => random.Next(2) == 0
        ? new(null, 1 + random.Next(1 << (2 + random.Next(8))))
        : new(_steps[random.Next(_steps.Length)], 1 + random.Next(1 << random.Next(4)));

    /// <summary>True at that call; asked at each.</summary>
    public bool Hits(string call) => (name == null || name == call) && --_left == 0;
}
