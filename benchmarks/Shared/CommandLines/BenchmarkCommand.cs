using System.CommandLine;
using System.CommandLine.Invocation;

namespace Millrace.Benchmarks.CommandLines;

/// <summary>Runs a benchmark's command line: what fails is told in one line, Ctrl+C leaves nothing running.</summary>
public static class BenchmarkCommand
{
    private const int Interrupted = 130;

    /// <returns>The exit code: 0, 1 when the benchmark failed, 2 for a wrong command line.</returns>
    public static async Task<int> RunAsync(
        RootCommand command, string[] args, Func<ParseResult, CancellationToken, Task> action)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.SetAction(async (parsed, cancellation) => await GuardAsync(() => action(parsed, cancellation)));
        ParseResult parsed = command.Parse(args);
        int exitCode = await parsed.InvokeAsync(new()
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromMinutes(1), // a broker takes up to 15 s to stop
        });
        return parsed.Action is ParseErrorAction ? 2 : exitCode;
    }

    private static async Task<int> GuardAsync(Func<Task> action)
    {
        try
        {
            await action();
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (BenchmarkException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
