namespace Millrace.Simulation.Tests.Checking;

/// <summary>A record of an input, as the reference knows it.</summary>
/// <param name="Source">Which topic: 0 are readings, 1 are notes.</param>
/// <param name="Partition">The partition, which its key belongs to.</param>
/// <param name="Key">The message key.</param>
/// <param name="At">Its event time, Unix milliseconds.</param>
/// <param name="Number">Counts the records of the topic's partition, from 0.</param>
/// <param name="Value">What it says.</param>
internal sealed record Given(int Source, int Partition, string Key, long At, int Number, int Value)
{
    /// <summary>A name that tells it from all others.</summary>
    public (int Source, int Number) Id => (Source, Number);
}

/// <summary>What a job has written about a record or a window, or ought to have.</summary>
/// <param name="Kind">The handler.</param>
/// <param name="Number">The record's number, or the window's start.</param>
/// <param name="Value">What it says.</param>
internal readonly record struct Line(string Kind, long Number, long Value)
{
    public override string ToString() => $"{Kind} {Number}: {Value}";
}

/// <summary>What the reference has to know of a job. The handlers are always in the same order.</summary>
internal sealed record JobShape
{
    /// <summary>Halves what is not divisible by three.</summary>
    public bool HasHalf { get; init; }

    /// <summary>Running totals of each key.</summary>
    public bool HasTotals { get; init; }

    /// <summary>Lowest and highest value of each key.</summary>
    public bool HasExtremes { get; init; }

    /// <summary>A second source.</summary>
    public bool HasNotes { get; init; }

    public IReadOnlyList<WindowShape> Windows { get; init; } = [];

    public int Sources => HasNotes ? 2 : 1;
}

/// <summary>A tumbling window of sums, in milliseconds.</summary>
internal sealed record WindowShape(string Kind, long SizeMs, long LatenessMs, bool TellsLate);
