using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Simulation.Tests.Scenarios;
using Millrace.Testing.Processes;

namespace Millrace.Simulation.Tests.Disks;

/// <summary>What one process has of a disk: the folder of its cache, and the thread that writes there.</summary>
internal sealed class ProcessDisk(Disk disk, CacheScenario cache, DiskFates fates, ProcessLife life, Schedule schedule)
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);

    /// <summary>Longer than a lane waits for what is still being written.</summary>
    private const double DelaySecondsMax = 8;

    private int _running;
    private bool _isOver;

    /// <summary>True when nothing is being written.</summary>
    public bool IsIdle => _running == 0;

    public CacheGround Ground => new()
    {
        OpenFolder = _ => new DiskFolder(disk, fates.Random, Pass),
        RunInBackground = Run,
        WaitForPulse = Wait,
        Bounds = cache.Bounds,
    };

    /// <summary>The process has ended, and with it whatever it was still writing.</summary>
    public void End() => _isOver = true;

    private void Run(Action work)
    {
        _running++;
        schedule.Start("disk", () =>
        {
            try
            {
                work();
            }
            catch (CrashException)
            {
            }
            finally
            {
                _running--;
            }
        });
    }

    private void Pass(string call)
    {
        if (_isOver) throw new CrashException();
        life.Pass(call);
        if (fates.Strikes(cache.Crash)) life.Kill();
        if (fates.Strikes(cache.Delay)) life.Wait(TimeSpan.FromSeconds(fates.Random.NextDouble() * DelaySecondsMax));
        if (_isOver || life.Crash.HasCrashed) throw new CrashException();
    }

    /// <summary>The monitor is free for whoever has the turn meanwhile.</summary>
    private bool Wait(object monitor, TimeSpan timeout)
    {
        Monitor.Exit(monitor);
        try
        {
            life.Wait(timeout < _look ? timeout : _look);
        }
        finally
        {
            Monitor.Enter(monitor);
        }
        return true;
    }
}
