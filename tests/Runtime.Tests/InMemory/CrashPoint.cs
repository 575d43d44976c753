namespace Millrace.Runtime.Tests.InMemory;

/// <summary>
/// Ends a process at its n-th call of a port: from there on every call fails, and nothing reaches the cluster.
/// </summary>
internal sealed class CrashPoint(int atCall = int.MaxValue)
{
    /// <summary>How many calls of ports there were.</summary>
    public int Calls { get; private set; }

    public bool HasCrashed => Calls >= atCall;

    /// <summary>Counts a call, before it does anything.</summary>
    public void Pass()
    {
        if (++Calls >= atCall) throw new CrashException();
    }
}

/// <summary>Nothing in the runtime may handle a crash; a cancellation is what it lets through everywhere.</summary>
internal sealed class CrashException : OperationCanceledException;
