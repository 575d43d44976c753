using System.Globalization;
using System.Text;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Strings as JSON writes them.</summary>
internal static class JsonText
{
    /// <summary>What an object says of its type.</summary>
    public static string Of(KindModel kind) =>
        kind.Text == null ? kind.Number.ToString(CultureInfo.InvariantCulture) : Quoted(kind.Text);

    public static string Quoted(string text)
    {
        StringBuilder json = new("\"");
        foreach (char c in text) Append(json, c);
        return json.Append('"').ToString();
    }

    private static void Append(StringBuilder json, char c)
    {
        const string escaped = "\"\\\b\t\n\f\r", letters = "\"\\btnfr";
        int at = escaped.IndexOf(c);
        if (at >= 0) json.Append('\\').Append(letters[at]);
        else if (IsPlain(c)) json.Append(c);
        else json.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
    }

    /// <summary>True for what the encoder leaves as it is that values are written with.</summary>
    private static bool IsPlain(char c) => c == ' ' || CharUnicodeInfo.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator);
}
