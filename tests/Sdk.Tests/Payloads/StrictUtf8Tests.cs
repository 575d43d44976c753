using System.Text;
using CsCheck;
using Millrace.Payloads;

namespace Millrace.Sdk.Tests.Payloads;

/// <summary>The strict encoding of .NET says what is valid, and where what is not begins.</summary>
public sealed class StrictUtf8Tests
{
    private static readonly UTF8Encoding _strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] _texts = ["a", "é", "я", "数", "😀", "é数😀 "];

    [Fact]
    public void Strings_of_any_length_are_read() => Gen.Select(Gen.Int[0, 600], Gen.Char['\0', '\ud7ff'])
        .Sample((length, last) =>
        {
            string text = new string('a', length) + last;
            return StrictUtf8.TryRead(Encoding.UTF8.GetBytes(text), out string read, out _) && read == text;
        });

    [Fact]
    public void Texts_of_all_scripts_are_read_and_refused_like_by_the_strict_encoding() =>
        Gen.Select(Piece.Array[0, 12], Gen.Int[0, 3000], Gen.Byte).Sample((pieces, at, damage) =>
        {
            string expected = string.Concat(pieces);
            byte[] bytes = Encoding.UTF8.GetBytes(expected);
            Assert.True(StrictUtf8.TryRead(bytes, out string text, out int length));
            Assert.Equal((expected, bytes.Length), (text, length));
            if (at >= bytes.Length) return;
            bytes[at] = damage;
            AssertSame(bytes);
        }, iter: 5_000);

    [Fact]
    public void Bytes_are_refused_where_the_strict_encoding_refuses_them() =>
        Gen.Select(Gen.Int[0, 300], Gen.Byte.Array[0, 4]).Sample((before, bytes) =>
        {
            byte[] all = [.. Enumerable.Repeat((byte)'a', before), .. bytes, (byte)'a'];
            AssertSame(all);
        }, iter: 20_000);

    /// <summary>Runs of ASCII of any length between characters of two, three and four bytes.</summary>
    private static Gen<string> Piece => Gen.Select(
        Gen.Int[0, _texts.Length - 1], Gen.OneOf(Gen.Int[1, 10], Gen.Int[11, 400]),
        static (text, times) => string.Concat(Enumerable.Repeat(_texts[text], times)));

    private static void AssertSame(byte[] bytes)
    {
        bool isRead = StrictUtf8.TryRead(bytes, out string text, out int lengthValid);
        try
        {
            Assert.Equal(_strict.GetString(bytes), text);
            Assert.True(isRead);
        }
        catch (DecoderFallbackException e)
        {
            Assert.False(isRead);
            Assert.Equal(e.Index, lengthValid);
        }
    }
}
