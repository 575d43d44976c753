using System.Text;

namespace Millrace.Codecs.Benchmarks.Records;

/// <summary>What a text is written in.</summary>
public enum Script
{
    Ascii,

    /// <summary>ASCII with a word now and then that is not.</summary>
    Mixed,
    Cyrillic,
}

/// <summary>One value of each record.</summary>
internal static class Examples
{
    public static Numbers Numbers { get; } =
        new(4711, 123_456_789_012, 21.5, 0.0625, 0.75f, 1234.56m, -300, IsFinal: true);

    public static PackedNumbers PackedNumbers { get; } =
        new(4711, 123_456_789_012, 21.5, 0.0625, 0.75f, 1234.56m, -300, IsFinal: true);

    public static Order Order { get; } = new(90_210, Address, Lines);

    public static PackedOrder PackedOrder { get; } = new(90_210, Address, Lines);

    public static Article Article { get; } = new(Text(80), Text(400), Text(4000));

    public static PackedArticle PackedArticle { get; } = new(Text(80), Text(400), Text(4000));

    private static Address Address => new("1 Harbour Road", "Port Elizabeth", Region: null);

    private static List<OrderLine> Lines =>
    [
        new("bolt-m8", 200, 0.12, ["steel", "metric"]), new("nut-m8", 200, 0.05, ["steel"]), new("crate", 1, 14.5, []),
    ];

    /// <summary>Words as in prose.</summary>
    public static string Text(int length, Script script = Script.Mixed)
    {
        StringBuilder text = new();
        while (text.Length < length)
        {
            text.Append(script switch
            {
                Script.Mixed when text.Length % 500 > 480 => "café ",
                Script.Cyrillic => "поток идёт дальше ",
                _ => "the stream goes on ",
            });
        }
        return text.ToString(0, length);
    }
}
