using System.Globalization;
using System.Text;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Strings as JSON writes them.</summary>
internal static class JsonText
{
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
