using System.Globalization;

namespace Millrace.Benchmarks.Compare.Engines;

/// <summary>One run: what is read, done and written.</summary>
/// <param name="BootstrapServers">Where clients start from.</param>
/// <param name="Prefix">The source topic's name without <c>-bids</c>.</param>
/// <param name="Query">The engine's name of the query.</param>
/// <param name="Mode"><c>eos</c> for exactly once, <c>alo</c> for at least once.</param>
/// <param name="Records">How many records the source topic has.</param>
/// <param name="Lanes">Lanes, or threads.</param>
/// <param name="OutTopic">The topic that results go to.</param>
internal sealed record EngineRun(
    string BootstrapServers, string Prefix, string Query, string Mode, long Records, int Lanes, string OutTopic)
{
    /// <summary>What comes after the arguments that all engines have.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    public IReadOnlyList<string> ArgumentsWith(int lanes) =>
    [
        BootstrapServers, Prefix, Query, Mode, Records.ToString(CultureInfo.InvariantCulture),
        lanes.ToString(CultureInfo.InvariantCulture), OutTopic, .. Settings,
    ];
}
