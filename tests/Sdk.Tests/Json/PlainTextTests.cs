using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Millrace.Contracts;
using Millrace.Json;

namespace Millrace.Sdk.Tests.Json;

/// <summary>Text with and without escapes is written as System.Text.Json's relaxed encoder writes it.</summary>
public sealed class PlainTextTests
{
    private static readonly string[] _special =
        ["\ud83d\ude00", "\"", "\\", "\n", "\u007f", "\u2028", "\ufeff", "\uffff"];

    private static readonly Gen<string> _mixed = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 40],
        Gen.String[Gen.Char['\u00a0', '\u0250'], 0, 5],
        Gen.String[Gen.Char['\u4e00', '\u9fff'], 0, 40],
        Gen.Int[0, _special.Length - 1].Select(i => _special[i])).Array[0, 6]
        .Select(parts => string.Concat(parts));

    [Fact]
    public void Every_character_alone_and_within_words()
    {
        for (int c = 0; c <= char.MaxValue; c++)
        {
            if (char.IsSurrogate((char)c)) continue;
            AssertSame(((char)c).ToString());
            AssertSame($"before {(char)c}{(char)c} after");
        }
    }

    [Fact]
    public void Characters_of_all_kinds_mixed() => _mixed.Sample(AssertSame);

    [Fact]
    public void Text_longer_than_what_is_guessed() =>
        AssertSame(string.Concat(Enumerable.Repeat("caf\u00e9 ", 10_000)));

    private static void AssertSame(string text)
    {
        using RecordBuffer buffer = new(capacity: 1);
        JsonValueWriter.WriteString(buffer, text);
        ArrayBufferWriter<byte> expected = new();
        using Utf8JsonWriter writer = new(
            expected, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStringValue(text);
        writer.Flush();
        Assert.True(buffer.Written.SequenceEqual(expected.WrittenSpan), text);
    }
}
