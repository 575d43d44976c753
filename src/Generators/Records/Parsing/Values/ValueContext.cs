using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.Values;

/// <summary>
/// What a member, and the type that has it, say of the values inside of the member: found once for each member, however
/// many types its own is made of.
/// </summary>
internal sealed record ValueContext(ISymbol Member, NamingPolicy Naming)
{
    public TimeForm? Time { get; init; }

    /// <summary>The value of <c>System.Text.Json.Serialization.JsonNumberHandling</c>.</summary>
    public int Numbers { get; init; }

    /// <summary>How the member says that enums are written; null when it does not.</summary>
    public EnumWriting? Enums { get; init; }

    /// <summary>True for the key of a dictionary, which is a name in JSON.</summary>
    public bool IsName { get; init; }

    /// <summary>True once a number or enum was met, of which an attribute of the member may speak.</summary>
    public bool HasNumbers { get; set; }

    /// <inheritdoc cref="HasNumbers"/>
    public bool HasEnums { get; set; }
}
