using System.Text;
using CsCheck;
using Millrace.Payloads;

namespace Millrace.Sdk.Tests.Payloads;

/// <summary>The strict encoding of .NET says what is valid, and where what is not begins.</summary>
public sealed class StrictUtf8Tests
{
    private static readonly UTF8Encoding _strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public void Strings_of_any_length_are_read() => Gen.Select(Gen.Int[0, 600], Gen.Char['\0', '\ud7ff'])
        .Sample((length, last) =>
        {
            string text = new string('a', length) + last;
            return StrictUtf8.TryRead(Encoding.UTF8.GetBytes(text), out string read, out _) && read == text;
        });

    [Fact]
    public void Bytes_are_refused_where_the_strict_encoding_refuses_them() =>
        Gen.Select(Gen.Int[0, 300], Gen.Byte.Array[0, 4]).Sample((before, bytes) =>
        {
            byte[] all = [.. Enumerable.Repeat((byte)'a', before), .. bytes, (byte)'a'];
            bool isRead = StrictUtf8.TryRead(all, out string text, out int lengthValid);
            try
            {
                return _strict.GetString(all) == text && isRead;
            }
            catch (DecoderFallbackException e)
            {
                return !isRead && lengthValid == e.Index;
            }
        }, iter: 20_000);
}
