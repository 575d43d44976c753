namespace Millrace.Testing.Processes;

/// <summary>
/// A process as the outside sees it: it runs, is paused, or has crashed. Each call of a port goes through here, before
/// it does anything.
/// </summary>
/// <param name="crash">Where it ends.</param>
/// <param name="schedule">Who shares the turn with it; null when its threads are left to run by themselves.</param>
internal sealed class ProcessLife(CrashPoint crash, Schedule? schedule = null)
{
    private DateTimeOffset? _pausedUntil;
    private bool _isKnownDead;

    public CrashPoint Crash { get; } = crash;

    /// <summary>False while it gives no sign of life.</summary>
    public bool IsResponsive => !Crash.HasCrashed && _pausedUntil == null;

    /// <summary>Counts how often it fell silent.</summary>
    public int Silences { get; private set; }

    /// <summary>Told when it falls silent.</summary>
    public event Action? FellSilent;

    /// <summary>Told of each call, before it does anything.</summary>
    public Action<string>? OnCall { get; set; }

    /// <summary>Nothing of it runs until then (SIGSTOP, and SIGCONT).</summary>
    public void PauseUntil(DateTimeOffset instant)
    {
        _pausedUntil = instant;
        Silence();
    }

    /// <summary>It ends here and now (SIGKILL).</summary>
    public void Kill()
    {
        Crash.Crash();
        MarkDead();
    }

    /// <summary>A call of a port begins. Others may have their turn first.</summary>
    public void Pass(string call)
    {
        Count(call);
        if (schedule == null) return;
        schedule.Yield();
        SleepWhilePaused();
        if (Crash.HasCrashed) throw new CrashException();
    }

    /// <summary>A call of a port begins that is too frequent or too local for others to come between.</summary>
    public void Count(string call)
    {
        OnCall?.Invoke(call);
        try
        {
            Crash.Pass(call);
        }
        catch (CrashException)
        {
            MarkDead();
            throw;
        }
    }

    /// <summary>A call of a port waits for an answer, or for time to pass.</summary>
    public void Wait(TimeSpan duration)
    {
        if (schedule == null) return;
        if (duration > TimeSpan.Zero) schedule.Sleep(duration);
        else schedule.Yield();
        SleepWhilePaused();
        if (Crash.HasCrashed) throw new CrashException();
    }

    private void SleepWhilePaused()
    {
        while (_pausedUntil is { } until && !Crash.HasCrashed)
        {
            TimeSpan left = until - schedule!.Time.GetUtcNow();
            if (left <= TimeSpan.Zero) _pausedUntil = null;
            else schedule.Sleep(left);
        }
    }

    private void MarkDead()
    {
        if (_isKnownDead) return;
        _isKnownDead = true;
        Silence();
    }

    private void Silence()
    {
        Silences++;
        FellSilent?.Invoke();
    }
}
