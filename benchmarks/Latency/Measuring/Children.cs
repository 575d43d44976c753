using Confluent.Kafka;
using Millrace.Benchmarks.Latency.Load;
using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Latency.Measuring;

/// <summary>The processes of a run: this program with a verb.</summary>
internal static class Children
{
    public const string Write = "write";
    public const string Read = "read";
    public const string Job = "job";
    private static readonly TimeSpan _slack = TimeSpan.FromMinutes(5);

    public static ProgramCall Writer(LoadPlan plan) => Self(Write, plan, plan.Arguments);

    public static ProgramCall Reader(LoadPlan plan, IsolationLevel isolation) =>
        Self(Read, plan, [.. plan.Arguments, $"{isolation}"]);

    public static ProgramCall JobOf(LoadPlan plan, IReadOnlyList<string> settings) => Self(Job, plan, settings);

    private static ProgramCall Self(string verb, LoadPlan plan, IReadOnlyList<string> arguments)
    {
        string program = Environment.ProcessPath!;
        // Started by 'dotnet Latency.dll', this process is dotnet.
        string[] host = Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [Path.Combine(AppContext.BaseDirectory, "Latency.dll")] : [];
        return new($"process '{verb}'", program, [.. host, verb, .. arguments])
        {
            TimeLimit = TimeSpan.FromSeconds(plan.WarmUpSeconds + plan.Seconds) + _slack,
        };
    }
}
