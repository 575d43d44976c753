namespace Millrace;

/// <summary>
/// Marks a member of a source that holds what Kafka says of the record beside key, value and headers. It is in no
/// value, and a sink has none.
/// </summary>
/// <param name="kind">What the member holds; <see cref="MetadataKind"/> says in which type.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MetadataAttribute(MetadataKind kind) : Attribute
{
    /// <summary>What the member holds.</summary>
    public MetadataKind Kind { get; } = kind;
}
