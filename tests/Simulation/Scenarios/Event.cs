namespace Millrace.Simulation.Tests.Scenarios;

/// <summary>Something that happens to processes or brokers.</summary>
/// <param name="After">When, from the start.</param>
/// <param name="Kind">What.</param>
/// <param name="Process">To which process, where it happens to one.</param>
/// <param name="Lasts">How long, where it lasts.</param>
internal readonly record struct Event(TimeSpan After, EventKind Kind, int Process = 0, TimeSpan Lasts = default);

/// <summary>What can happen.</summary>
internal enum EventKind
{
    /// <summary>A process is started that does not run.</summary>
    Start,

    /// <summary>A process commits what it has and leaves.</summary>
    Stop,

    /// <summary>A process ends without notice (SIGKILL); it is started again after a while.</summary>
    Kill,

    /// <summary>Nothing of a process runs for a while (SIGSTOP, SIGCONT).</summary>
    Pause,

    /// <summary>
    /// As <see cref="Pause"/>, and another process is started under its name meanwhile; both run for a while.
    /// </summary>
    Replace,

    /// <summary>All members have to join anew: a new generation.</summary>
    Rebalance,

    /// <summary>The group gives up on a member that is alive.</summary>
    Expel,

    /// <summary>No broker answers for a while.</summary>
    Outage,

    /// <summary>Brokers compact the state topic.</summary>
    Compact,

    /// <summary>Somebody wants a savepoint.</summary>
    Savepoint,
}
