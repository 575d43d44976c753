using Microsoft.Extensions.Diagnostics.HealthChecks;
using Millrace.Runtime.Health;

namespace Millrace.Runtime.Hosting;

/// <summary>
/// Answers a host's health check: as healthy as the worst lane of all its jobs, with every lane among the data. Asks no
/// broker, so it answers at once.
/// </summary>
internal sealed class MillraceHealthCheck(HealthBoard board) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        HealthStatus status = HealthStatus.Healthy;
        List<string> problems = [];
        Dictionary<string, object> data = [];
        foreach (JobHealth job in board.Jobs)
        {
            (LaneHealth worst, IReadOnlyDictionary<string, LaneHealth> lanes) = job.Look();
            foreach ((string lane, LaneHealth health) in lanes) data[lane] = health.Text;
            if (worst.Status == HealthStatus.Healthy) continue;
            problems.Add(worst.Text);
            if (worst.Status < status) status = worst.Status;
        }
        string description = problems.Count > 0 ? string.Join("; ", problems) : "All jobs make progress";
        return Task.FromResult(new HealthCheckResult(status, description, data: data));
    }
}
