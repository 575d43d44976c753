using Microsoft.Extensions.DependencyInjection;
using Millrace.Contracts;
using Millrace.Runtime.Hosting;

namespace Millrace;

/// <summary>Adds jobs to a host.</summary>
public sealed class MillraceBuilder
{
    internal MillraceBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds a job. It starts with the host and stops with it; when all jobs of a host are bounded and have come to
    /// their end, the host stops. A job that fails stops the host with exit code 1.
    /// </summary>
    /// <typeparam name="TJob">A <see cref="StreamJobAttribute"/> class.</typeparam>
    /// <param name="configure">
    /// Sets what attributes leave open or overrides them; <c>Millrace:Jobs:&lt;name&gt;</c> overrides both.
    /// </param>
    public MillraceBuilder AddJob<TJob>(Action<JobOptions>? configure = null) where TJob : class, IStreamJob<TJob>
    {
        Services.AddSingleton<JobRegistration>(new JobRegistration<TJob>(configure));
        return this;
    }
}
