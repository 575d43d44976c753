using Millrace.Contracts;
using Millrace.MessagePack;

namespace Millrace.Keys;

/// <summary>Bytes as MessagePack binary.</summary>
public readonly struct MessagePackBytesKey : IKeyCodec<KeyBytes>
{
    /// <inheritdoc/>
    public static string Name => "bytes-msgpack";

    /// <inheritdoc/>
    public static void Write(KeyBytes key, RecordBuffer output)
    {
        MessagePackValueWriter writer = new(output);
        writer.WriteKeyBytes(key);
        writer.Flush();
    }

    /// <inheritdoc/>
    public static KeyBytes Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null)
    {
        MessagePackValueReader reader = new(bytes);
        try
        {
            KeyBytes key = reader.ReadKeyBytes();
            reader.Complete(MessagePackKey.Path);
            return key;
        }
        catch (MessagePackValueException e)
        {
            throw MessagePackKey.Refuse(e);
        }
    }
}
