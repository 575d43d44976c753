using Millrace.Benchmarks.Compare.Engines;
using Millrace.Benchmarks.Kafka;
using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Compare.Measuring;

/// <summary>Runs an engine as a process, with an output topic of its own.</summary>
internal sealed class EngineRunner(BenchmarkTopics topics)
{
    private int _runs;

    public string NewOutTopic() => topics.NameOf($"out-{++_runs:000}");

    /// <param name="engine">The program.</param>
    /// <param name="run">What it does.</param>
    /// <param name="outPartitions">The partitions of the topic that it writes, which is created here.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <param name="watch">What is done with the process while it runs; null for nothing.</param>
    public async Task<EngineReport> RunAsync(
        Engine engine, EngineRun run, int outPartitions, CancellationToken cancellation,
        Func<RunningProgram, CancellationToken, Task>? watch = null)
    {
        await topics.CreateAsync(run.OutTopic, outPartitions);
        await using RunningProgram program = RunningProgram.Start(engine.Call(run), cancellation);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task watching = watch?.Invoke(program, ended.Token) ?? Task.CompletedTask;
        string line = await program.WaitForLastLineAsync();
        await ended.CancelAsync();
        await watching;
        return EngineReport.Parse(engine, line, run.Records);
    }
}
