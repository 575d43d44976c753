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

    /// <summary>
    /// What a client keeps that did not come out of a call (librdkafka 5456): the job says so, and cannot free it.
    /// </summary>
    private static readonly ProcessUse _leftBehind = new(Megabytes: 8, Handles: 12, Threads: 8);

    private readonly Dictionary<int, List<ProcessUse>> _uses = [];

    /// <summary>The growth of the process with the most rounds; null when they are too few.</summary>
    public ProcessUse? Growth => _uses.Count == 0 ? null : GrowthOf(_uses.Values.MaxBy(uses => uses.Count)!);

    /// <summary>Looks at processes at the end of a round.</summary>
    /// <param name="processes">Their ids, each with the number of clients that it has left behind.</param>
    /// <exception cref="Checking.MismatchException">One of them grows from round to round.</exception>
    public void Look(IEnumerable<(int Id, int LeftBehind)> processes)
    {
        foreach ((int id, int leftBehind) in processes)
        {
            if (ProcessUse.Of(id) is not { } use) continue;
            if (!_uses.TryGetValue(id, out List<ProcessUse>? uses)) uses = _uses[id] = [];
            uses.Add(use);
            if (GrowthOf(uses) is { } growth && IsTooMuch(growth - (leftBehind * _leftBehind)))
                throw new Checking.MismatchException(
                    $"I7: process {id} has grown by {growth} in {uses.Count} rounds, {leftBehind} client(s) left "
                    + $"behind: {string.Join("; ", uses)}");
        }
    }

    /// <summary>Null before there are rounds enough to tell growth from warming up.</summary>
    internal static ProcessUse? GrowthOf(IReadOnlyList<ProcessUse> uses) => uses.Count < WarmUpRounds + LastRounds
        ? null
        : ProcessUse.Least(uses.TakeLast(LastRounds)) - ProcessUse.Most(uses.Take(WarmUpRounds));

    private static bool IsTooMuch(ProcessUse growth) => growth.Megabytes > _allowed.Megabytes
        || growth.Handles > _allowed.Handles || growth.Threads > _allowed.Threads;
}
