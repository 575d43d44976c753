namespace Millrace.Testing.Processes;

/// <summary>
/// One thread of a simulated process. It runs only while it has the turn, of which there is one in a schedule.
/// </summary>
internal sealed class Fiber(string name) : IDisposable
{
    public string Name { get; } = name;

    /// <summary>Released when its turn has come.</summary>
    public SemaphoreSlim Turn { get; } = new(0);

    /// <summary>When it goes on by itself; null when it is ready.</summary>
    public DateTimeOffset? WakeAt { get; set; }

    public void Dispose() => Turn.Dispose();
}
