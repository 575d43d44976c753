namespace Millrace;

/// <summary>
/// Marks the member that is a header of the message and in no value: a <see cref="string"/> in UTF-8, an integer type,
/// a <see cref="Guid"/>, <c>byte[]</c> or <see cref="ReadOnlyMemory{T}"/> of bytes. A member that may be null is null
/// where there is no such header, or one with a null value; a sink writes no header for null.
/// </summary>
/// <param name="name">The header's name; of several with one name the last counts.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HeaderAttribute(string name) : Attribute
{
    /// <summary>The header's name.</summary>
    public string Name { get; } = name;

    /// <summary>How the value is laid out; bytes stay as they are. Default: <see cref="KeyFormat.Text"/>.</summary>
    public KeyFormat Format { get; set; } = KeyFormat.Text;
}
