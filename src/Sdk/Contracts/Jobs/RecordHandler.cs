namespace Millrace.Contracts;

/// <summary>A user's handler, bound to a job's instance and to the outputs and states of one task.</summary>
/// <typeparam name="TIn">The record that comes in.</typeparam>
public abstract class RecordHandler<TIn>
{
    /// <summary>The user's method, for messages: <c>AirportDelays.Add</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Handles one record.</summary>
    public abstract void Handle(TIn record, in RecordMetadata metadata);
}
