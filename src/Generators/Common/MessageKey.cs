namespace Millrace.Generators.Common;

/// <summary>The message key of a record: one value, or several parts. Models of both generators hold it.</summary>
/// <param name="Type">Its type without null, as C# writes it; that of several members is a tuple.</param>
/// <param name="Codec">The type that lays it out in bytes.</param>
/// <param name="Members">The members of the record that it is made of, as C# writes them.</param>
/// <param name="Format">What holds its parts: an object, an array, or nothing but their lengths.</param>
/// <param name="Parts">Its parts; none for a key of one value.</param>
internal sealed record MessageKey(
    string Type, string Codec, EquatableArray<string> Members, KeyFormat Format, EquatableArray<KeyPart> Parts)
{
    /// <summary>True when several members are the key together.</summary>
    public bool IsTuple => Members.Count > 1;

    /// <summary>The type without the names of a tuple's elements, which mean nothing to the compiler.</summary>
    public string BareType => IsTuple ? $"({string.Join(", ", Parts.Select(part => part.Type))})" : Type;

    /// <summary>Keys of one layout have the same type, and the same bytes when they are equal.</summary>
    public string Layout =>
        Parts.Count == 0 ? Codec : $"{BareType}: {string.Join(", ", Parts.Select(part => part.JsonName + part.Codec))}";

    /// <summary>The expression that takes it from a record.</summary>
    public string Of(string record) => IsTuple
        ? $"({string.Join(", ", Members.Select(member => $"{record}.{member}"))})"
        : $"{record}.{Members[0]}";
}

/// <summary>A part of a message key.</summary>
/// <param name="Name">The member of the key that holds it, as C# writes it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Codec">The type that lays it out in bytes.</param>
/// <param name="JsonName">Its name in a key that is a JSON object; empty in any other.</param>
internal sealed record KeyPart(string Name, string Type, string Codec, string JsonName);
