namespace Millrace;

/// <summary>
/// Marks a value that a job keeps per key. The generator writes its compact binary state codec. The type must be a
/// <c>partial</c> record struct or struct, so that a handler that fails leaves no trace in it.
/// </summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, Inherited = false)]
public sealed class StateAttribute : Attribute
{
    /// <summary>
    /// The version of the type's shape, from 1. A state written with another version or shape is refused before any
    /// record is processed.
    /// </summary>
    public int Version { get; set; } = 1;
}
