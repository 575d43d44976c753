using Millrace.Contracts;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;

namespace Millrace.Runtime.Hosting;

/// <summary>What the code of a host says of all jobs.</summary>
internal sealed record SharedSettings(Action<MillraceOptions> Configure);

/// <summary>A job of a host, with its type closed over.</summary>
internal abstract class JobRegistration(Action<JobOptions>? configure)
{
    public abstract JobDefinition Definition { get; }

    /// <summary>Makes the task factory of one lane, with an instance of the job of its own.</summary>
    public abstract IStreamTaskFactory CreateFactory(JobPlan plan, IServiceProvider services, TimeProvider time);

    public JobOptions CreateOptions()
    {
        JobOptions options = new();
        configure?.Invoke(options);
        return options;
    }
}

/// <summary>A job of type <typeparamref name="TJob"/>.</summary>
internal sealed class JobRegistration<TJob>(Action<JobOptions>? configure) : JobRegistration(configure)
    where TJob : class, IStreamJob<TJob>
{
    public override JobDefinition Definition => JobDefinition.Of<TJob>();

    public override IStreamTaskFactory CreateFactory(JobPlan plan, IServiceProvider services, TimeProvider time) =>
        new StreamTaskFactory<TJob>(plan, TJob.Create(services), time, services);
}
