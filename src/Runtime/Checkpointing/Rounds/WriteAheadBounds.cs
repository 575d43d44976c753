namespace Millrace.Runtime.Checkpointing.Rounds;

/// <summary>When entries are written ahead of their checkpoint; other bounds in tests.</summary>
internal sealed record WriteAheadBounds
{
    /// <summary>It is done in the last part of the interval, which has so many.</summary>
    public int IntervalParts { get; init; } = 10;

    /// <summary>Fewer entries are acknowledged quickly enough.</summary>
    public int EntriesMin { get; init; } = 1000;

    /// <summary>
    /// How many records an entry may have come from: with more, most of them change again before the checkpoint and are
    /// written twice. In the last tenth of an interval less than half of the entries can, with as many as these.
    /// </summary>
    public int RecordsPerEntryMax { get; init; } = 4;
}
