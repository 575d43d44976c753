using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Shared;

/// <summary>
/// With <c>dotnet</c>, which is there, and <c>sort</c>, which every system has and which ends with its input.
/// </summary>
public sealed class RunningProgramTests
{
    private static readonly ProgramCall _endsWithItsInput = new("sort", "sort", []);

    [Fact]
    public async Task The_last_line_is_the_result()
    {
        string line = await RunningProgram.RunAsync(
            new("dotnet", "dotnet", ["--list-runtimes"]), TestContext.Current.CancellationToken);

        Assert.StartsWith("Microsoft.", line);
    }

    [Fact]
    public async Task A_failure_tells_the_exit_code_and_what_was_said()
    {
        ProgramCall call = new("the engine", "dotnet", ["exec", "no-such-file.dll"]);

        BenchmarkException failure = await Assert.ThrowsAsync<BenchmarkException>(
            () => RunningProgram.RunAsync(call, TestContext.Current.CancellationToken));

        Assert.Contains("the engine failed with exit code", failure.Message);
        Assert.Contains("no-such-file.dll", failure.Message[failure.Message.IndexOf('\n')..]);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        BenchmarkException failure = await Assert.ThrowsAsync<BenchmarkException>(() => RunningProgram.RunAsync(
            new("the engine", "no-such-program", []), TestContext.Current.CancellationToken));

        Assert.StartsWith("the engine cannot be started as 'no-such-program'", failure.Message);
    }

    [Fact]
    public async Task A_program_that_takes_too_long_is_ended()
    {
        ProgramCall call = _endsWithItsInput with { TimeLimit = TimeSpan.FromMilliseconds(200) };

        BenchmarkException failure = await Assert.ThrowsAsync<BenchmarkException>(
            () => RunningProgram.RunAsync(call, TestContext.Current.CancellationToken));

        Assert.StartsWith("sort did not end within 00:00:00.2", failure.Message);
    }

    [Fact]
    public async Task Cancelling_is_no_failure_of_the_program()
    {
        using CancellationTokenSource cancelled = new(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => RunningProgram.RunAsync(_endsWithItsInput, cancelled.Token));
    }

    [Fact]
    public async Task A_program_that_ends_with_its_input_can_be_told_to()
    {
        await using RunningProgram program = RunningProgram.Start(
            _endsWithItsInput, TestContext.Current.CancellationToken);
        program.RequireRunning();

        await program.CloseInputAsync();

        Assert.Throws<BenchmarkException>(program.RequireRunning);
    }
}
