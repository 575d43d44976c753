using Millrace.Contracts;
using Millrace.MessagePack;

namespace Millrace.Keys;

/// <summary>Guid keys as MessagePack strings of 36 characters, in lower case when they are written.</summary>
public readonly struct MessagePackGuidKey : IKeyCodec<Guid>
{
    /// <inheritdoc/>
    public static string Name => "guid-msgpack";

    /// <inheritdoc/>
    public static void Write(Guid key, RecordBuffer output)
    {
        MessagePackValueWriter writer = new(output);
        writer.WriteGuid(key);
        writer.Flush();
    }

    /// <inheritdoc/>
    public static Guid Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null)
    {
        MessagePackValueReader reader = new(bytes);
        try
        {
            Guid key = reader.ReadGuid();
            reader.Complete(MessagePackKey.Path);
            return key;
        }
        catch (MessagePackValueException e)
        {
            throw MessagePackKey.Refuse(e);
        }
    }
}
