using System.Text.Json;

namespace Millrace.Benchmarks.Compare.Engines;

/// <summary>What an engine says of a run; what it does not measure is null.</summary>
internal sealed record EngineReport(
    long Records, double RecordsPerSecond, double CpuSecondsPerMillion, double PeakRssMiB,
    double? AllocatedBytesPerRecord, double? CheckpointPauseMsP99, double? AllocatedMiB,
    string? Runtime)
{
    public double? AllocatedPerRecord => AllocatedBytesPerRecord ?? AllocatedMiB * (1 << 20) / Records;

    /// <summary>The two figures that matter most, for who waits.</summary>
    public string Short => $"{RecordsPerSecond:N0} records/s, {CpuSecondsPerMillion:0.00} CPU s per million";

    /// <exception cref="BenchmarkException">This is not what the engine's run over so many records says.</exception>
    public static EngineReport Parse(Engine engine, string line, long records)
    {
        EngineReport report = Parse(engine, line);
        if (report.Records != records)
            throw new BenchmarkException($"{engine.Name} has read {report.Records} of {records} records: {line}");
        if (report.Runtime != engine.Runtime)
            throw new BenchmarkException($"{engine.Name} ran on {report.Runtime}: another binary was measured: {line}");
        return report;
    }

    private static EngineReport Parse(Engine engine, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<EngineReport>(line, JsonSerializerOptions.Web)!;
        }
        catch (JsonException reason)
        {
            throw new BenchmarkException($"{engine.Name} did not end with a line of JSON but with '{line}'.", reason);
        }
    }
}
