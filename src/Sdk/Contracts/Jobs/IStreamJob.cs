namespace Millrace.Contracts;

/// <summary>
/// What the generator writes for a <see cref="StreamJobAttribute"/> class: all that the runtime knows of a job.
/// </summary>
/// <typeparam name="TSelf">The job.</typeparam>
public interface IStreamJob<TSelf> where TSelf : class, IStreamJob<TSelf>
{
    /// <summary>The job's name, sources, sinks and states.</summary>
    static abstract JobDefinition Job { get; }

    /// <summary>
    /// Creates the instance of one lane; constructor parameters come from <paramref name="services"/>.
    /// </summary>
    static abstract TSelf Create(IServiceProvider services);

    /// <summary>Wires the job's handlers into a task, in the order of their declaration.</summary>
    static abstract void Build(TSelf job, ITaskBuilder task);
}
