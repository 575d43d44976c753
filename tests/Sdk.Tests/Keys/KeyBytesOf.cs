using System.Text;
using Millrace.Contracts;

namespace Millrace.Sdk.Tests.Keys;

/// <summary>What codecs write, and the errors of what they refuse.</summary>
internal static class KeyBytesOf
{
    public static byte[] Key<TKey, TCodec>(TKey key) where TCodec : IKeyCodec<TKey> =>
        Written(output => TCodec.Write(key, output));

    public static byte[] Written(Action<RecordBuffer> write)
    {
        using RecordBuffer output = new(capacity: 1);
        write(output);
        return output.Written.ToArray();
    }

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The whole message, which begins with the path.</summary>
    public static string Error(Action read) => Assert.Throws<RecordFormatException>(read).Message;
}
