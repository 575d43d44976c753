using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Millrace.Contracts;

namespace Millrace.SchemaRegistry.AvroFormat;

/// <summary>
/// Avro's binary encoding, read straight from borrowed bytes: Apache's own decoder wants a stream, takes single bytes
/// from it, and allocates what a length claims before it looks whether so much is there. One instance is used for all
/// records of its lane; the bytes are pinned by the caller while it reads. Every length is checked against what is
/// left, and nesting against the stack, since a record of a recursive type can be nested as deep as it is long.
/// </summary>
internal sealed unsafe class BorrowedDecoder : global::Avro.IO.Decoder
{
    /// <summary>How many elements that take no bytes at all (of null, of empty records) an array may have.</summary>
    private const int EmptyElementsMax = 1 << 16;

    private byte* _bytes;
    private int _at, _end;

    /// <summary>How many bytes are not read yet.</summary>
    public int Left => _end - _at;

    /// <summary>Begins to read other bytes; none ends the borrowing.</summary>
    public void Reset(byte* bytes, int length)
    {
        _bytes = bytes;
        _at = 0;
        _end = length;
    }

    public void ReadNull()
    {
        // Takes no bytes.
    }

    public bool ReadBoolean() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        var other => throw new RecordFormatException($"expected a boolean, found the byte 0x{other:X2}"),
    };

    public int ReadInt()
    {
        long value = ReadLong();
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new RecordFormatException($"expected an int, found {value}");
    }

    public long ReadLong()
    {
        ulong zigzag = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte next = Take(1)[0];
            zigzag |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
        }
        throw new RecordFormatException("a number has more than 64 bits");
    }

    public float ReadFloat() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public byte[] ReadBytes() => TakeCounted().ToArray();

    public string ReadString() => Encoding.UTF8.GetString(TakeCounted());

    public int ReadEnum() => ReadInt();

    public long ReadArrayStart() => ReadBlock();

    public long ReadArrayNext() => ReadBlock();

    public long ReadMapStart() => ReadBlock();

    public long ReadMapNext() => ReadBlock();

    public int ReadUnionIndex()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return ReadInt();
    }

    public void ReadFixed(byte[] buffer) => ReadFixed(buffer, 0, buffer.Length);

    public void ReadFixed(byte[] buffer, int start, int length) => Take(length).CopyTo(buffer.AsSpan(start, length));

    public void SkipNull() => ReadNull();

    public void SkipBoolean() => Take(1);

    public void SkipInt() => ReadLong();

    public void SkipLong() => ReadLong();

    public void SkipFloat() => Take(4);

    public void SkipDouble() => Take(8);

    public void SkipBytes() => TakeCounted();

    public void SkipString() => TakeCounted();

    public void SkipEnum() => ReadLong();

    public void SkipUnionIndex() => ReadLong();

    public void SkipFixed(int length) => Take(length);

    /// <summary>The number of elements that follow; a negative one says how many bytes they take, too.</summary>
    private long ReadBlock()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        long count = ReadLong();
        if (count < 0)
        {
            ReadLong();
            count = count == long.MinValue ? long.MaxValue : -count;
        }
        return count <= Math.Max(Left, EmptyElementsMax)
            ? count
            : throw new RecordFormatException($"{count} elements are claimed where {Left} bytes are left");
    }

    private ReadOnlySpan<byte> TakeCounted()
    {
        long length = ReadLong();
        return length >= 0 && length <= Left
            ? Take((int)length)
            : throw new RecordFormatException($"a length of {length} is claimed where {Left} bytes are left");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Left) throw new RecordFormatException("the message ends within the record");
        ReadOnlySpan<byte> taken = new(_bytes + _at, count);
        _at += count;
        return taken;
    }
}
