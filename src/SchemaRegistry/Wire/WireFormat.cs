using System.Buffers.Binary;
using Millrace.Contracts;

namespace Millrace.SchemaRegistry.Wire;

/// <summary>
/// What stands before the payload in Confluent's wire format: a zero, and the schema's id in four bytes, the highest
/// first. Pure.
/// </summary>
internal static class WireFormat
{
    public const int HeaderLength = 5;
    private const byte Magic = 0;

    /// <summary>The id of the schema that a message was written with.</summary>
    /// <exception cref="RecordFormatException">The message is not in this format.</exception>
    public static int ReadId(ReadOnlySpan<byte> message)
    {
        if (message.Length < HeaderLength || message[0] != Magic) throw Foreign(message);
        return BinaryPrimitives.ReadInt32BigEndian(message[1..]);
    }

    /// <summary>Appends what stands before the payload.</summary>
    public static void WriteHeader(RecordBuffer output, int id)
    {
        Span<byte> header = output.GetSpan(HeaderLength);
        header[0] = Magic;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], id);
        output.Advance(HeaderLength);
    }

    private static RecordFormatException Foreign(ReadOnlySpan<byte> message)
    {
        string found = message switch
        {
            [] => "the message is empty",
            [Magic, ..] => $"the message has {message.Length} bytes, fewer than the {HeaderLength} that come first",
            [(byte)'{' or (byte)'[', ..] => "the message begins as plain JSON does",
            _ => $"the message begins with the byte 0x{message[0]:X2}, not with 0x00",
        };
        return new(
            $"{found}: it is not in the schema registry's wire format; was it written without the registry's "
            + "serializer?");
    }
}
