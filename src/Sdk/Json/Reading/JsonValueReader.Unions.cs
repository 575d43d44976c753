using System.Text.Json;

namespace Millrace.Json;

/// <content>Which of a closed set of types an object is.</content>
public static partial class JsonValueReader
{
    /// <summary>
    /// Looks for the member of an object that says which type it is, wherever in the object it stands.
    /// </summary>
    /// <param name="reader">Stands on the object's first token, and stays there.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="kind">A reader that stands on the member's value; unused when there is none.</param>
    /// <returns>False when the object has no such member.</returns>
    public static bool TryFindKind(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, out Utf8JsonReader kind)
    {
        StartObject(ref reader);
        kind = reader;
        while (NextMember(ref kind))
        {
            bool isKind = NameIs(ref kind, name);
            kind.Read();
            if (isKind) return true;
            kind.Skip();
        }
        return false;
    }

    /// <summary>True when the value is this integer.</summary>
    public static bool NumberIs(ref Utf8JsonReader reader, int number) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value) && value == number;

    /// <summary>The error of an object that does not say which type it is.</summary>
    /// <param name="reader">Stands on the object's first token.</param>
    /// <param name="name">The member that would say so.</param>
    public static Exception NoKind(ref Utf8JsonReader reader, string name) =>
        new JsonValueException(
            "the member is missing, which says what type the object is", reader.TokenStartIndex, name);
}
