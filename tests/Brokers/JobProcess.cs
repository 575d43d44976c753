using System.Diagnostics;
using System.Text;

namespace Millrace.Brokers;

/// <summary>A program with jobs in a process of its own, as a user starts it.</summary>
internal sealed class JobProcess : IAsyncDisposable
{
    private const int Killed = 128 + 9; // SIGKILL, as .NET reports it

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _log = new();

    private JobProcess(ProcessStartInfo start)
    {
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_log, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to standard output so far.</summary>
    public string Output => Text(_output);

    /// <summary>What it wrote to standard error so far: the log.</summary>
    public string Log => Text(_log);

    /// <summary>
    /// Starts a program with switches and settings: of the section <c>Millrace</c>, or of <c>Logging</c>.
    /// </summary>
    public static JobProcess Start(
        string program, IEnumerable<string> switches, IReadOnlyDictionary<string, string>? settings = null)
    {
        ProcessStartInfo start = new(program, switches)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A program that was only built is a framework-dependent host: it must find the runtime that runs this test.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        foreach ((string key, string value) in settings ?? new Dictionary<string, string>())
        {
            string section = key.StartsWith("Logging:", StringComparison.Ordinal) ? "" : "Millrace__";
            start.Environment[section + key.Replace(":", "__")] = value;
        }
        return new(start);
    }

    public int Id => _process.Id;

    /// <summary>What it has ended with: 128 and more for a signal.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>True when it has ended and was not killed.</summary>
    public bool EndedByItself => _process.HasExited && _process.ExitCode != Killed;

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync(TimeSpan deadline)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken);
        late.CancelAfter(deadline);
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The process did not end within {deadline.TotalSeconds} s.\n{Log}\n{Output}");
        }
        return _process.ExitCode;
    }

    /// <summary>Lets it run for a while; true when it ended in the meantime.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan time)
    {
        Task end = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await Task.WhenAny(end, Task.Delay(time, TestContext.Current.CancellationToken)) == end;
    }

    /// <summary>Waits for the end, which must be a good one.</summary>
    public async Task SucceedAsync(TimeSpan deadline)
    {
        int exitCode = await ExitAsync(deadline);
        if (exitCode != 0) Assert.Fail($"The process ended with {exitCode}.\n{Log}\n{Output}");
    }

    /// <summary>Waits until the log says something.</summary>
    public Task LogsAsync(string text, TimeSpan deadline) => Eventually.TrueAsync(
        $"the process logs '{text}' or ends", deadline,
        () => Task.FromResult(Log.Contains(text) || _process.HasExited), () => Log);

    /// <summary>Fails unless the log holds all of these words.</summary>
    public void MustLog(params IReadOnlyList<string> words)
    {
        string[] missing = [.. words.Where(word => !Log.Contains(word))];
        if (missing.Length > 0) Assert.Fail($"The log does not say: {string.Join(", ", missing)}\n{Log}");
    }

    /// <summary>Waits for the end, which must be the failure of a job.</summary>
    public async Task FailAsync(TimeSpan deadline)
    {
        int exitCode = await ExitAsync(deadline);
        if (exitCode != 1) Assert.Fail($"The process ended with {exitCode} instead of 1.\n{Log}");
    }

    /// <summary>Ends it at once, if it still runs (SIGKILL).</summary>
    /// <returns>False when it had ended by itself before.</returns>
    public async Task<bool> KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode == Killed;
    }

    /// <summary>Asks it to stop (SIGTERM).</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>Sends a signal: TERM, STOP, CONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text) text.Append(line).Append('\n');
    }

    private static string Text(StringBuilder text)
    {
        lock (text) return text.ToString();
    }
}
