using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Health;

/// <summary>
/// Looks at a job every second and says in the log why it makes no progress: when that begins, when its kind changes,
/// and every minute while it lasts. Runs on a timer's thread, one look at a time.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1), _again = TimeSpan.FromMinutes(1);

    private readonly JobHealth _health;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _looking = new();
    private HealthStatus _said = HealthStatus.Healthy;
    private long _saidAt;

    public Watchdog(JobHealth health, ILogger logger, TimeProvider time)
    {
        (_health, _logger, _time) = (health, logger, time);
        _timer = time.CreateTimer(static watchdog => ((Watchdog)watchdog!).Look(), this, _interval, _interval);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (!_looking.TryEnter()) return; // The look before this one waits for the log.
        try
        {
            LaneHealth worst = _health.Look().Worst;
            if (worst.Status == HealthStatus.Healthy) SayBetter();
            else if (worst.Status != _said || _time.GetElapsedTime(_saidAt) >= _again) Say(worst);
        }
        finally
        {
            _looking.Exit();
        }
    }

    private void Say(LaneHealth worst)
    {
        (_said, _saidAt) = (worst.Status, _time.GetTimestamp());
        if (worst.Status == HealthStatus.Unhealthy) _logger.Hangs(worst.Text);
        else _logger.MakesNoProgress(worst.Text);
    }

    private void SayBetter()
    {
        if (_said == HealthStatus.Healthy) return;
        _said = HealthStatus.Healthy;
        _logger.MakesProgressAgain(_health.Job);
    }
}
