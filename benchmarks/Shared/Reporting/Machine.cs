using System.Runtime.InteropServices;
using Confluent.Kafka;
using Millrace.Benchmarks.Kafka;

namespace Millrace.Benchmarks.Reporting;

/// <summary>On what a benchmark ran, for its report.</summary>
public static class Machine
{
    private const string CpuFile = "/proc/cpuinfo";
    private const string CpuKey = "model name";

    /// <summary>Processor, memory, system and versions, as a list of Markdown.</summary>
    public static string Describe(KafkaBroker broker)
    {
        ArgumentNullException.ThrowIfNull(broker);
        long memoryGiB = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        return $"""
            - {RuntimeInformation.FrameworkDescription}, librdkafka {Library.VersionString}, Kafka {broker.Version}
            - {Cpu()}, {Environment.ProcessorCount} cores shared with the broker, {memoryGiB} GiB
            - {RuntimeInformation.OSDescription}, kernel {Environment.OSVersion.Version}
            """;
    }

    /// <summary>
    /// <c>JIT</c> or <c>AOT</c>: a native program has no assembly beside it. (The runtime's own switches are set the
    /// same in both by <c>PublishAot</c>.)
    /// </summary>
    /// <param name="assembly">The program's name.</param>
    public static string RuntimeOf(string assembly) =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")) ? "JIT" : "AOT";

    private static string Cpu() => File.Exists(CpuFile)
        ? File.ReadLines(CpuFile).FirstOrDefault(static line => line.StartsWith(CpuKey, StringComparison.Ordinal))
            ?.Split(':')[^1].Trim() ?? $"{RuntimeInformation.ProcessArchitecture}"
        : $"{RuntimeInformation.ProcessArchitecture}";
}
