using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Millrace.Runtime.Hosting;

namespace Millrace;

/// <summary>Adds Millrace to a host's health checks.</summary>
public static class MillraceHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of all jobs of the host. Degraded: a lane makes no progress, for a reason that passes by itself (it
    /// joins its group, restores, waits, begins again); unhealthy: a job has failed, or a lane hangs. The description
    /// says which lane and why, the data has every lane.
    /// </summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="tags">Tags to filter checks by.</param>
    public static IHealthChecksBuilder AddMillrace(
        this IHealthChecksBuilder builder, string name = "millrace", IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<HealthBoard>();
        return builder.Add(new(
            name, static services => new MillraceHealthCheck(services.GetRequiredService<HealthBoard>()),
            HealthStatus.Unhealthy, tags));
    }
}
