namespace Millrace.Contracts;

/// <summary>A job as data: what its attributes say, and the topics and states that it uses.</summary>
public sealed record JobDefinition
{
    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the job guarantees.</summary>
    public Delivery Delivery { get; init; }

    /// <summary>How often a lane commits, in milliseconds.</summary>
    public long CheckpointIntervalMs { get; init; } = 1000;

    /// <summary>What the job reads.</summary>
    public required IReadOnlyList<SourceDefinition> Sources { get; init; }

    /// <summary>What the job writes.</summary>
    public required IReadOnlyList<SinkDefinition> Sinks { get; init; }

    /// <summary>What the job keeps.</summary>
    public required IReadOnlyList<JobStateDefinition> States { get; init; }

    /// <summary>The definition of <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidOperationException">
    /// Errors that the build has found in the job, or in what it uses, were suppressed; the message names the type.
    /// </exception>
    public static JobDefinition Of<T>() where T : class, IStreamJob<T>
    {
        try
        {
            return T.Job;
        }
        catch (TypeInitializationException e) when (e.InnerException is InvalidOperationException reason)
        {
            // It is made with the class, so that what one of its records says comes wrapped, as an error of the class.
            throw new InvalidOperationException(reason.Message, e);
        }
    }
}
