using Millrace.Contracts;
using Millrace.Json;
using Millrace.MessagePack;

namespace Millrace.Keys;

/// <summary>The errors of MessagePack keys, in the words of record values. Only called on failure.</summary>
internal static class MessagePackKey
{
    public const string Path = "key";

    /// <summary>The error of a key that is one value.</summary>
    public static RecordFormatException Refuse(MessagePackValueException e) => new(e.Message, Path, e);

    /// <summary>The error with its path in a key of several parts.</summary>
    public static RecordFormatException Refuse(
        ReadOnlySpan<byte> key, MessagePackValueException e, MessagePackNames names)
    {
        string path = Path + MessagePackPath.At(key, e.Position, names)[1..];
        return new(e.Message, e.Member == null ? path : JsonPath.Member(path, e.Member), e);
    }
}
