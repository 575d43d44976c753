namespace Millrace;

/// <summary>
/// Says how the JSON names of a record's members follow from their C# names. A member's
/// <see cref="System.Text.Json.Serialization.JsonPropertyNameAttribute"/> comes first.
/// </summary>
/// <param name="naming">The policy.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class JsonNamingAttribute(JsonNaming naming) : Attribute
{
    /// <summary>The policy.</summary>
    public JsonNaming Naming { get; } = naming;
}
