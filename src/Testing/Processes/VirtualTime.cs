namespace Millrace.Testing.Processes;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    /// <summary>Moves it on; never back.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        if (instant > _now) _now = instant;
    }
}
