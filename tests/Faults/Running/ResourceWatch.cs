namespace Millrace.Faults.Running;

/// <summary>
/// Memory, handles and threads of the job's processes over rounds. Clients that are being replaced and garbage come and
/// go, so it compares the least that a process has had in its last rounds with the most that it had while it warmed up.
/// </summary>
internal sealed class ResourceWatch
{
    private const int WarmUpRounds = 6, LastRounds = 6;

    /// <summary>
    /// What warming up for longer may bring: compiled code, heap, threads of the pool. One client a round that is not
    /// given back goes beyond it within ten.
    /// </summary>
    private static readonly ProcessUse _allowed = new(Megabytes: 96, Handles: 48, Threads: 24);

    private readonly Dictionary<int, List<ProcessUse>> _uses = [];

    /// <summary>The growth of the process with the most rounds; null when they are too few.</summary>
    public ProcessUse? Growth => _uses.Count == 0 ? null : GrowthOf(_uses.Values.MaxBy(uses => uses.Count)!);

    /// <summary>Looks at processes at the end of a round.</summary>
    /// <exception cref="Checking.MismatchException">One of them grows from round to round.</exception>
    public void Look(IEnumerable<int> processIds)
    {
        foreach (int id in processIds)
        {
            if (ProcessUse.Of(id) is not { } use) continue;
            if (!_uses.TryGetValue(id, out List<ProcessUse>? uses)) uses = _uses[id] = [];
            uses.Add(use);
            if (GrowthOf(uses) is { } growth && IsTooMuch(growth))
                throw new Checking.MismatchException(
                    $"I7: process {id} has grown by {growth} in {uses.Count} rounds: {string.Join("; ", uses)}");
        }
    }

    /// <summary>Null before there are rounds enough to tell growth from warming up.</summary>
    internal static ProcessUse? GrowthOf(IReadOnlyList<ProcessUse> uses) => uses.Count < WarmUpRounds + LastRounds
        ? null
        : ProcessUse.Least(uses.TakeLast(LastRounds)) - ProcessUse.Most(uses.Take(WarmUpRounds));

    private static bool IsTooMuch(ProcessUse growth) => growth.Megabytes > _allowed.Megabytes
        || growth.Handles > _allowed.Handles || growth.Threads > _allowed.Threads;
}
