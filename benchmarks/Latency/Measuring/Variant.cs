using Confluent.Kafka;

namespace Millrace.Benchmarks.Latency.Measuring;

/// <summary>A way from the writer to the reader.</summary>
/// <param name="Name">As reports call it.</param>
/// <param name="JobSettings">Settings of the job between them; null for no job, which others stand beside.</param>
/// <param name="Isolation">What the reader waits for.</param>
/// <param name="Goal">Milliseconds at 100,000 records a second; null for none.</param>
internal sealed record Variant(
    string Name, IReadOnlyList<string>? JobSettings, IsolationLevel Isolation, LatencyGoal? Goal)
{
    public static IReadOnlyList<Variant> All { get; } =
    [
        new("bare producer and consumer", null, IsolationLevel.ReadUncommitted, null),
        new("at least once", ["Delivery=AtLeastOnce"], IsolationLevel.ReadUncommitted, new(P50MsMax: 4, P99MsMax: 50)),
        ExactlyOnceEvery("100ms", new(P50MsMax: null, P99MsMax: 130)),
        ExactlyOnceEvery("20ms", new(P50MsMax: null, P99MsMax: 70)),
    ];

    private static Variant ExactlyOnceEvery(string interval, LatencyGoal goal) => new(
        $"exactly once, every {interval}", ["Delivery=ExactlyOnce", $"CheckpointInterval={interval}"],
        IsolationLevel.ReadCommitted, goal);
}

/// <summary>What a latency should not exceed, in milliseconds, at <see cref="RecordsPerSecond"/>.</summary>
internal sealed record LatencyGoal(double? P50MsMax, double P99MsMax)
{
    public const int RecordsPerSecond = 100_000;
}
