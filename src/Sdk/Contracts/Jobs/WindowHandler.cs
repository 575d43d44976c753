namespace Millrace.Contracts;

/// <summary>A user's window methods, bound to a job's instance and to the outputs of one task.</summary>
/// <typeparam name="TIn">The record that comes in.</typeparam>
/// <typeparam name="TKey">The message key.</typeparam>
/// <typeparam name="TAcc">The accumulator.</typeparam>
public abstract class WindowHandler<TIn, TKey, TAcc> where TAcc : struct
{
    /// <summary>The user's method, for messages: <c>AirportDelays.Add</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The key whose window takes the record.</summary>
    public abstract TKey KeyOf(TIn record);

    /// <summary>Adds a record to its window.</summary>
    public abstract void Add(TIn record, ref TAcc accumulator, in RecordMetadata metadata);

    /// <summary>Takes a window that has closed.</summary>
    public abstract void Close(Window<TKey> window, TAcc accumulator);

    /// <summary>Takes a record whose window has closed before; false when the job does not handle those.</summary>
    public virtual bool Late(TIn record, Window<TKey> window, in RecordMetadata metadata) => false;
}
