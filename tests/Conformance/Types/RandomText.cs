using System.Text;

namespace Millrace.Conformance.Tests.Types;

/// <summary>Random valid Unicode: what JSON escapes, what it does not, all lengths of UTF-8.</summary>
internal static class RandomText
{
    private const string Special = "\"\\/\b\f\n\r\t\0\u001f\u007f\u0080\u2028<>&'+`";

    public static string Create(Random random)
    {
        StringBuilder text = new();
        for (int i = random.Next(20); i > 0; i--)
        {
            text.Append(random.Next(5) switch
            {
                0 => Special[random.Next(Special.Length)].ToString(),
                1 => new Rune(random.Next(0x80, 0xD800)).ToString(),
                2 => new Rune(random.Next(0xE000, 0x110000)).ToString(),
                _ => ((char)random.Next(' ', 0x7f)).ToString(),
            });
        }
        return text.ToString();
    }
}
