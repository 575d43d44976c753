using Millrace;

namespace Millrace.Benchmarks.Recovery.Job;

/// <summary>What is counted.</summary>
[KafkaSource("readings")]
public sealed partial record Reading
{
    [MessageKey(Format = KeyFormat.Text)] public required long Key { get; init; }

    /// <summary>True when its count is to be written.</summary>
    public required bool IsAsked { get; init; }
}

/// <summary>How often a key was seen, and which life of the job says so.</summary>
[KafkaSink("answers")]
public sealed partial record Answer
{
    [MessageKey(Format = KeyFormat.Text)] public required long Key { get; init; }

    public required long Count { get; init; }

    public required int Life { get; init; }
}

[State(Version = 1)]
public partial record struct Total(long Count, long KeySum);

/// <summary>Which process of the benchmark this is; a service.</summary>
public sealed record Life(int Number);

/// <summary>Counts per key, with a state of two numbers for each.</summary>
[StreamJob("counts")]
public sealed partial class Counts(Life life)
{
    public Answer? Count(Reading reading, ref Total total)
    {
        total = new(total.Count + 1, total.KeySum + reading.Key);
        return reading.IsAsked ? new() { Key = reading.Key, Count = total.Count, Life = life.Number } : null;
    }
}
