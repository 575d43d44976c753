namespace Millrace.Testing.Processes;

/// <summary>
/// Ends a process at its n-th call of a port: from there on every call fails, and nothing reaches the cluster.
/// </summary>
internal sealed class CrashPoint(int atCall = int.MaxValue)
{
    /// <summary>How many calls of ports there were.</summary>
    public int Calls { get; private set; }

    /// <summary>The call that it crashed at, for messages.</summary>
    public string? CrashedAt { get; private set; }

    public bool HasCrashed => CrashedAt != null;

    /// <summary>Counts a call, before it does anything.</summary>
    public void Pass(string call)
    {
        if (++Calls >= atCall) CrashedAt ??= call;
        if (HasCrashed) throw new CrashException();
    }

    /// <summary>Crashes now: the next call fails.</summary>
    public void Crash() => CrashedAt ??= "the call that came next";
}

/// <summary>Nothing in the runtime may handle a crash; a cancellation is what it lets through everywhere.</summary>
internal sealed class CrashException : OperationCanceledException;
