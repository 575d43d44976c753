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
        foreach (char c in text)
        {
            if (c is '"' or '\\') json.Append('\\').Append(c);
            else if (c < ' ') json.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else json.Append(c);
        }
        return json.Append('"').ToString();
    }
}
