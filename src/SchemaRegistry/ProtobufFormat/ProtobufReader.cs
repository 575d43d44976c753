using global::Google.Protobuf;
using Millrace.Contracts;
using Millrace.SchemaRegistry.Wire;

namespace Millrace.SchemaRegistry.ProtobufFormat;

/// <summary>
/// Reads the messages of one Protobuf schema. Which message of the file a record is, is looked up once: records of the
/// same type begin with the same bytes. Owned by one lane.
/// </summary>
internal sealed class ProtobufReader<T>(ProtoFile file, string recordName, MessageParser<T> parser) : IPayloadReader<T>
    where T : class, IMessage<T>
{
    private byte[]? _indexes;

    public T Read(ReadOnlySpan<byte> payload)
    {
        if (_indexes == null || !payload.StartsWith(_indexes)) _indexes = Check(payload);
        try
        {
            return parser.ParseFrom(payload[_indexes.Length..]);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new RecordFormatException(
                $"it cannot be read as Protobuf message {recordName}: {e.Message.TrimEnd('.')}", inner: e);
        }
    }

    private byte[] Check(ReadOnlySpan<byte> payload)
    {
        int[] indexes = MessageIndexes.Read(payload, out int length);
        string? name = file.NameAt(indexes);
        if (name == recordName) return payload[..length].ToArray();
        string place = string.Join(", ", indexes);
        throw new RecordFormatException(
            name == null
                ? $"it says that it is message [{place}] of its schema, which has no such message"
                : $"it is a '{name}', and a '{recordName}' is read here: a message of another type");
    }
}
