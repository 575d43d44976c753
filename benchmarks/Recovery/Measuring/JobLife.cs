using System.Diagnostics;
using Millrace.Benchmarks.Processes;
using Millrace.Benchmarks.Recovery.Job;

namespace Millrace.Benchmarks.Recovery.Measuring;

/// <summary>A process that runs the job, and what it says.</summary>
internal sealed class JobLife : IAsyncDisposable
{
    private readonly RunningProgram _program;
    private readonly List<Restore> _restores = [];
    private readonly List<Sample> _samples = [];
    private readonly List<double> _pausesMs = [];

    public JobLife(JobTopics topics, int number, IReadOnlyList<string> settings, CancellationToken cancellation)
    {
        Number = number;
        _program = RunningProgram.Start(CallOf(topics, number, settings), cancellation);
    }

    public int Number { get; }

    public IReadOnlyList<Restore> Restores => _restores;

    public IReadOnlyList<Sample> Samples => _samples;

    public IReadOnlyList<double> PausesMs => _pausesMs;

    /// <summary>The end of its log.</summary>
    public string Log => _program.Errors;

    /// <summary>Makes sure that it has not ended.</summary>
    /// <exception cref="BenchmarkException">It has.</exception>
    public void RequireRunning() => _program.RequireRunning();

    /// <summary>Takes what the process says until that is enough.</summary>
    /// <exception cref="BenchmarkException">It ends before.</exception>
    public async Task ListenAsync(Func<JobLife, bool> isEnough)
    {
        while (!isEnough(this))
        {
            string line = await _program.WaitForLineAsync();
            if (Restore.TryRead(line) is { } restore) _restores.Add(restore);
            else if (Sample.TryRead(line) is { } sample) _samples.Add(sample);
            else if (Pause.TryRead(line) is { } pauseMs) _pausesMs.Add(pauseMs);
        }
    }

    /// <summary>Takes what the process says for a while: it says something each second.</summary>
    public Task ListenForAsync(TimeSpan time)
    {
        long startedAt = Stopwatch.GetTimestamp();
        return ListenAsync(_ => Stopwatch.GetElapsedTime(startedAt) >= time);
    }

    /// <summary>Kills it (SIGKILL).</summary>
    /// <returns>When.</returns>
    public async Task<long> KillAsync()
    {
        long now = Stopwatch.GetTimestamp();
        await _program.KillAsync();
        return now;
    }

    /// <summary>Lets it commit and end.</summary>
    public Task StopAsync() => _program.CloseInputAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static ProgramCall CallOf(JobTopics topics, int number, IReadOnlyList<string> settings)
    {
        string program = Environment.ProcessPath!;
        // Started by 'dotnet Recovery.dll', this process is dotnet.
        string[] host = Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [Path.Combine(AppContext.BaseDirectory, "Recovery.dll")] : [];
        return new($"life {number} of the job", program,
            [.. host, JobProcess.Verb, $"{JobProcess.LifeSetting}{number}", .. topics.Settings, .. settings])
        {
            TimeLimit = TimeSpan.FromHours(24),
        };
    }
}
