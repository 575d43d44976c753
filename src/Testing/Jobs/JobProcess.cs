using Millrace.Runtime.Lanes;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Jobs;

/// <summary>
/// One process that runs a job, with its threads on a schedule: the first looks everything up and makes the lanes, and
/// each lane has one. Ends when all of them have.
/// </summary>
internal sealed class JobProcess(string name, ProcessLife life, Schedule schedule) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _running;

    public string Name { get; } = name;

    public ProcessLife Life { get; } = life;

    /// <summary>True when no thread of it is left.</summary>
    public bool HasEnded => _running == 0;

    /// <summary>What ended the job, other than a crash; null while nothing has.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Called when the last of its threads ends, by that.</summary>
    public Action? OnEnded { get; set; }

    /// <summary>How many lanes it has; 0 before they are made.</summary>
    public int Lanes { get; private set; }

    /// <summary>How many of them have come to the end of a bounded run.</summary>
    public int LanesAtEnd { get; private set; }

    public void Start(JobRun run)
    {
        _running++;
        schedule.Start(Name, () => Guard(() =>
        {
            Lane[] lanes = run.Prepare(_stop.Token);
            Lanes = lanes.Length;
            for (int i = 0; i < lanes.Length; i++) Start(lanes[i], $"{Name}/{i}");
        }));
    }

    /// <summary>Asks it to commit what it has and to end.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();

    private void Start(Lane lane, string laneName)
    {
        _running++;
        schedule.Start(laneName, () => Guard(() =>
        {
            lane.Run();
            if (lane.Completion.GetAwaiter().GetResult()) LanesAtEnd++;
        }));
    }

    /// <summary>When one lane fails, the others commit what they have and stop.</summary>
    private void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (CrashException)
        {
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped before its lanes were made.
        }
        catch (Exception e)
        {
            Failure ??= e;
            _stop.Cancel();
        }
        finally
        {
            if (--_running == 0) OnEnded?.Invoke();
        }
    }
}
