using Millrace.Contracts;

namespace Millrace.SchemaRegistry.Wire;

/// <summary>
/// Which message of a Protobuf file a record is: the place of the message in the file, then in the message around it,
/// and so on. Written as the number of places and the places, each as a zigzag varint; the first message of the file,
/// <c>[0]</c>, is a single zero. Pure.
/// </summary>
internal static class MessageIndexes
{
    public const int DepthMax = 32;

    /// <summary>Reads the places.</summary>
    /// <param name="payload">What stands behind the schema's id.</param>
    /// <param name="length">How many bytes the places take.</param>
    /// <exception cref="RecordFormatException">They are torn or impossible.</exception>
    public static int[] Read(ReadOnlySpan<byte> payload, out int length)
    {
        length = 0;
        int count = ReadOne(payload, ref length);
        if (count == 0) return [0];
        if (count is < 0 or > DepthMax) throw Impossible($"it claims {count} levels");
        int[] indexes = new int[count];
        for (int i = 0; i < count; i++)
            if ((indexes[i] = ReadOne(payload, ref length)) < 0) throw Impossible($"index {indexes[i]} is negative");
        return indexes;
    }

    /// <summary>Appends the places.</summary>
    public static void Write(RecordBuffer output, ReadOnlySpan<int> indexes)
    {
        if (indexes is [0])
        {
            WriteOne(output, 0);
            return;
        }
        WriteOne(output, indexes.Length);
        foreach (int index in indexes) WriteOne(output, index);
    }

    private static int ReadOne(ReadOnlySpan<byte> payload, ref int at)
    {
        uint zigzag = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            if (at >= payload.Length) throw Impossible("the message ends within them");
            byte next = payload[at++];
            zigzag |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return (int)(zigzag >> 1) ^ -(int)(zigzag & 1);
        }
        throw Impossible("a number has more than 32 bits");
    }

    private static void WriteOne(RecordBuffer output, int value)
    {
        uint zigzag = (uint)((value << 1) ^ (value >> 31));
        Span<byte> bytes = output.GetSpan(5);
        int length = 0;
        for (; zigzag >= 0x80; zigzag >>= 7) bytes[length++] = (byte)(zigzag | 0x80);
        bytes[length++] = (byte)zigzag;
        output.Advance(length);
    }

    private static RecordFormatException Impossible(string why) =>
        new($"the Protobuf message indexes behind the schema's id cannot be read: {why}");
}
