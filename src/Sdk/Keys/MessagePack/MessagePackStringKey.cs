using Millrace.Contracts;
using Millrace.MessagePack;

namespace Millrace.Keys;

/// <summary>String keys as MessagePack strings.</summary>
public readonly struct MessagePackStringKey : IKeyCodec<string>
{
    /// <inheritdoc/>
    public static string Name => "string-msgpack";

    /// <inheritdoc/>
    /// <exception cref="RecordFormatException">The string is null, or has half of a surrogate pair.</exception>
    public static void Write(string key, RecordBuffer output)
    {
        MessagePackValueWriter writer = new(output);
        try
        {
            writer.WriteString(key);
        }
        catch (MessagePackValueException e)
        {
            throw new RecordFormatException(e.Message, MessagePackKey.Path, e);
        }
        writer.Flush();
    }

    /// <inheritdoc/>
    public static string Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null)
    {
        MessagePackValueReader reader = new(bytes);
        try
        {
            ReadOnlySpan<byte> text = reader.ReadText("a string");
            reader.Complete(MessagePackKey.Path);
            return StringKey.Read(text, strings);
        }
        catch (MessagePackValueException e)
        {
            throw MessagePackKey.Refuse(e);
        }
    }
}
