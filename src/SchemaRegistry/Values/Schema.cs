namespace Millrace.SchemaRegistry;

/// <summary>A schema as the registry keeps it: a text, its language, and the schemas that it names.</summary>
/// <param name="Type">The language.</param>
/// <param name="Text">
/// The text. That of Protobuf is a <c>.proto</c> file, or the Base64 of its serialized <c>FileDescriptorProto</c>.
/// </param>
public sealed record Schema(SchemaType Type, string Text)
{
    /// <summary>What the text names and does not hold itself. Default: nothing.</summary>
    public IReadOnlyList<SchemaReference> References { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Schema? other) =>
        other is not null && Type == other.Type && Text == other.Text && References.SequenceEqual(other.References);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Text, References.Count);
}
