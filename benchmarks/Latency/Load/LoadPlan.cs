using System.Globalization;

namespace Millrace.Benchmarks.Latency.Load;

/// <summary>What is sent in a run; the writer and the reader are told the same.</summary>
/// <param name="BootstrapServers">Where clients start from.</param>
/// <param name="Topic">The topic that this side has to do with.</param>
/// <param name="RecordsPerSecond">The pace, whatever comes of the records.</param>
/// <param name="WarmUpSeconds">How long it lasts before latencies count.</param>
/// <param name="Seconds">How long it lasts with latencies that count.</param>
/// <param name="LingerMs">How long writers wait for a batch to fill.</param>
internal sealed record LoadPlan(
    string BootstrapServers, string Topic, int RecordsPerSecond, int WarmUpSeconds, int Seconds, int LingerMs)
{
    /// <summary>Of each topic.</summary>
    public const int Partitions = 4;

    public long WarmUpRecords => (long)RecordsPerSecond * WarmUpSeconds;

    public long Records => (long)RecordsPerSecond * (WarmUpSeconds + Seconds);

    public string[] Arguments =>
    [
        BootstrapServers, Topic, RecordsPerSecond.ToString(CultureInfo.InvariantCulture),
        WarmUpSeconds.ToString(CultureInfo.InvariantCulture), Seconds.ToString(CultureInfo.InvariantCulture),
        LingerMs.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>The arguments, read back in the child.</summary>
    public static LoadPlan Parse(ReadOnlySpan<string> arguments)
    {
        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
        return new(
            arguments[0], arguments[1], Number(arguments[2]), Number(arguments[3]), Number(arguments[4]),
            Number(arguments[5]));
    }
}
