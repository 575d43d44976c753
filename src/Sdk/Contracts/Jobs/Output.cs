namespace Millrace.Contracts;

/// <summary>
/// Where generated wiring hands over what a handler returned. The outputs of a handler that fails never leave.
/// </summary>
/// <typeparam name="T">A <see cref="KafkaSinkAttribute"/> record.</typeparam>
public abstract class Output<T>
{
    /// <summary>Writes one record to the sink's topic, with the event time of what is being handled.</summary>
    public abstract void Emit(T record);
}
