namespace Millrace;

/// <summary>
/// Marks a job: a <c>partial</c> class whose public methods are handlers. The generator writes the job's wiring. One
/// instance serves one lane, so a handler is never called by two threads at once.
/// </summary>
/// <param name="name">
/// The job's name: the key of its configuration section, and the default of its consumer group. Letters, digits,
/// <c>.</c>, <c>_</c> and <c>-</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StreamJobAttribute(string name) : Attribute
{
    /// <summary>The job's name.</summary>
    public string Name { get; } = name;

    /// <summary>What is guaranteed about outputs and state. Default: <see cref="Delivery.ExactlyOnce"/>.</summary>
    public Delivery Delivery { get; set; } = Delivery.ExactlyOnce;

    /// <summary>How often a lane commits, as a duration. Default: <c>"1s"</c>.</summary>
    public string CheckpointInterval { get; set; } = "1s";
}
