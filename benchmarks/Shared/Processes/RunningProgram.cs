using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Channels;

namespace Millrace.Benchmarks.Processes;

/// <summary>
/// A child process and its output lines. Its standard input stays open until it is disposed, or
/// <see cref="CloseInputAsync"/>: a child that ends with its input never outlives who started it.
/// </summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private const int ErrorLinesMax = 20;
    private readonly ProgramCall _call;
    private readonly Process _process;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _timeLimit;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Queue<string> _errors = [];

    private RunningProgram(ProgramCall call, Process process, CancellationToken cancellation)
    {
        _call = call;
        _process = process;
        _cancellation = cancellation;
        _timeLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _timeLimit.CancelAfter(call.TimeLimit);
        _process.OutputDataReceived += OnOutput;
        _process.ErrorDataReceived += OnError;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The process's memory at this moment, in bytes; 0 once it has ended.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    /// <summary>The end of what it wrote to standard error, each line on one of its own.</summary>
    public string Errors
    {
        get
        {
            lock (_errors) return string.Concat(_errors.Select(static line => "\n    " + line));
        }
    }

    /// <summary>Starts a program.</summary>
    /// <exception cref="BenchmarkException">It cannot be started.</exception>
    public static RunningProgram Start(ProgramCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        ProcessStartInfo start = new(call.File, call.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in call.Environment) start.Environment[name] = value;
        try
        {
            return new(call, Process.Start(start)!, cancellation);
        }
        catch (Win32Exception reason)
        {
            throw new BenchmarkException($"{call.Name} cannot be started as '{call.File}': {reason.Message}", reason);
        }
    }

    /// <summary>Starts a program, waits for its end and gives its last line of output.</summary>
    /// <exception cref="BenchmarkException">It failed, said nothing, or took longer than it may.</exception>
    public static async Task<string> RunAsync(ProgramCall call, CancellationToken cancellation)
    {
        await using RunningProgram program = Start(call, cancellation);
        return await program.WaitForLastLineAsync();
    }

    /// <summary>Makes sure that the program has not ended.</summary>
    /// <exception cref="BenchmarkException">It has.</exception>
    public void RequireRunning()
    {
        if (_process.HasExited) throw Failure($"ended with exit code {_process.ExitCode} before it was told to");
    }

    /// <summary>Waits for one more line of output.</summary>
    /// <exception cref="BenchmarkException">The program ended before, or took longer than it may.</exception>
    public async Task<string> WaitForLineAsync()
    {
        try
        {
            return await _lines.Reader.ReadAsync(_timeLimit.Token);
        }
        catch (ChannelClosedException)
        {
            await _process.WaitForExitAsync(_timeLimit.Token);
            throw Failure($"ended with exit code {_process.ExitCode} before it was ready");
        }
        catch (OperationCanceledException) when (HasRunOutOfTime)
        {
            throw Failure($"said nothing within {_call.TimeLimit}");
        }
    }

    /// <summary>Waits for the end of the program.</summary>
    /// <returns>The last line that it wrote.</returns>
    /// <exception cref="BenchmarkException">It failed, said nothing, or took longer than it may.</exception>
    public async Task<string> WaitForLastLineAsync()
    {
        string? last = await WaitForEndAsync();
        return last ?? throw Failure("ended without a line of output");
    }

    /// <summary>Asks a child that ends with its input to end, and waits for that.</summary>
    /// <exception cref="BenchmarkException">It failed, or took longer than it may.</exception>
    public async Task CloseInputAsync()
    {
        _process.StandardInput.Close();
        await WaitForEndAsync();
    }

    /// <summary>Ends the process, with all that it has started, if it still runs.</summary>
    public async Task KillAsync()
    {
        if (_process.HasExited) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends the process, with all that it has started, if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _timeLimit.Dispose();
    }

    private bool HasRunOutOfTime => !_cancellation.IsCancellationRequested;

    private async Task<string?> WaitForEndAsync()
    {
        try
        {
            await _process.WaitForExitAsync(_timeLimit.Token);
        }
        catch (OperationCanceledException) when (HasRunOutOfTime)
        {
            throw Failure($"did not end within {_call.TimeLimit}");
        }
        if (_process.ExitCode != 0) throw Failure($"failed with exit code {_process.ExitCode}");
        string? last = null;
        while (_lines.Reader.TryRead(out string? line)) last = line;
        return last;
    }

    private void OnOutput(object sender, DataReceivedEventArgs output)
    {
        if (output.Data is null) _lines.Writer.Complete();
        else if (output.Data != "") _lines.Writer.TryWrite(output.Data);
    }

    private void OnError(object sender, DataReceivedEventArgs error)
    {
        if (error.Data is null) return;
        lock (_errors)
        {
            _errors.Enqueue(error.Data);
            if (_errors.Count > ErrorLinesMax) _errors.Dequeue();
        }
    }

    private BenchmarkException Failure(string what)
    {
        string command = string.Join(' ', _call.Arguments.Prepend(_call.File));
        return new($"{_call.Name} {what}: {command}{Errors}");
    }
}
