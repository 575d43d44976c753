using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Millrace.Runtime.Hosting;
using Millrace.Runtime.Telemetry;

namespace Millrace;

/// <summary>Adds Millrace to a host.</summary>
public static class MillraceServiceCollectionExtensions
{
    /// <summary>
    /// Adds the runtime; jobs follow by <see cref="MillraceBuilder.AddJob{TJob}"/>. The configuration section
    /// <c>Millrace</c> overrides what <paramref name="configure"/> sets. All settings are checked when the host starts.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets what all jobs share.</param>
    public static MillraceBuilder AddMillrace(
        this IServiceCollection services, Action<MillraceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HostPlan>();
        services.TryAddSingleton<ISavepoints, HostSavepoints>();
        services.TryAddSingleton<HealthBoard>();
        services.AddMetrics().TryAddSingleton(static host =>
            new JobMeter(host.GetRequiredService<IMeterFactory>().Create(JobMeter.Name)));
        services.AddHostedService<MillraceService>();
        if (configure != null) services.AddSingleton(new SharedSettings(configure));
        return new(services);
    }
}
