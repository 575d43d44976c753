using Millrace.Brokers;

namespace Millrace.Faults.Running;

/// <summary>One instance of the job: a process at a time, ended and started again as the fault wants it.</summary>
internal sealed class JobInstance(
    JobBinary binary, IReadOnlyDictionary<string, string> settings, params string[] switches) : IAsyncDisposable
{
    private const int LogCharactersMax = 40_000;
    private static readonly TimeSpan _timeToStop = TimeSpan.FromSeconds(30);
    private JobProcess _process = JobProcess.Start(FaultSettings.PathOf(binary), switches, settings);
    private string _former = "";

    public int ProcessId => _process.Id;

    /// <summary>True when the process has ended by itself: with the job's failure, or at its end.</summary>
    public bool HasEnded => _process.EndedByItself;

    /// <summary>What the process has ended with.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The end of what its processes have logged.</summary>
    public string Log => Tail(_former + _process.Log);

    /// <summary>Ends the process at once (SIGKILL).</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Starts the next process, after the last one has ended.</summary>
    public async Task StartAgainAsync()
    {
        _former = Log + "--- started again\n";
        await _process.DisposeAsync();
        _process = JobProcess.Start(FaultSettings.PathOf(binary), switches, settings);
    }

    public Task PauseAsync() => _process.SignalAsync("STOP");

    public Task ResumeAsync() => _process.SignalAsync("CONT");

    /// <summary>Waits until the job starts, so that the process knows what to do when it is to stop.</summary>
    public Task StartsAsync(TimeSpan deadline) => _process.LogsAsync(" starts: ", deadline);

    /// <summary>Waits until the process has logged something, or has ended.</summary>
    public Task LogsAsync(string text, TimeSpan deadline) => _process.LogsAsync(text, deadline);

    /// <summary>Waits until the process has taken partitions over, or has ended.</summary>
    public Task ReadsAsync(TimeSpan deadline) => _process.LogsAsync(" reads ", deadline);

    /// <summary>How often the process, the last one that was started, has said something.</summary>
    public int CountOf(string text) => _process.Log.Split(text).Length - 1;

    /// <summary>Waits until it has said something so often.</summary>
    public Task LogsAsync(string text, int count, TimeSpan deadline) => Eventually.TrueAsync(
        $"the process logs '{text}' {count} times", deadline,
        () => Task.FromResult(CountOf(text) >= count || _process.EndedByItself), () => Log);

    /// <summary>Stops the process (SIGTERM), which must end well.</summary>
    public async Task StopAsync()
    {
        await _process.TerminateAsync();
        await _process.SucceedAsync(_timeToStop);
    }

    /// <summary>Waits for the end, which must be a good one.</summary>
    public Task SucceedAsync(TimeSpan deadline) => _process.SucceedAsync(deadline);

    /// <summary>Waits for the end, which must be the failure of the job, in these words.</summary>
    public async Task FailAsync(TimeSpan deadline, params IReadOnlyList<string> words)
    {
        await _process.FailAsync(deadline);
        _process.MustLog(words);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Tail(string log) => log.Length > LogCharactersMax ? log[^LogCharactersMax..] : log;
}
