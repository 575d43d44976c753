using System.Buffers.Binary;
using System.Text;
using Millrace.Contracts;

namespace Millrace.State;

/// <summary>Reads what <see cref="StateWriter"/> wrote, in the same order.</summary>
/// <remarks>Every method throws <see cref="RecordFormatException"/> when the bytes end early or do not fit.</remarks>
public ref struct StateReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>True when everything has been read.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>What has not been read, borrowed.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>One byte, 0 or 1.</summary>
    public bool ReadBoolean() => ReadByte() switch
    {
        0 => false,
        1 => true,
        byte other => throw Torn($"{other} is not a boolean"),
    };

    /// <summary>One byte.</summary>
    public byte ReadByte() => Take(1)[0];

    /// <summary>A zigzag varint.</summary>
    public long ReadInt64()
    {
        ulong raw = ReadUInt64();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    /// <summary>A zigzag varint that must fit in 32 bits.</summary>
    public int ReadInt32() => ReadInt64() is >= int.MinValue and <= int.MaxValue and long value
        ? (int)value
        : throw Torn("an integer does not fit in 32 bits");

    /// <summary>A varint.</summary>
    public ulong ReadUInt64()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = ReadByte();
            if (shift == 63 && next > 1) break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
        throw Torn("an integer is longer than 64 bits");
    }

    /// <summary>Four bytes.</summary>
    public float ReadSingle() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    /// <summary>Eight bytes.</summary>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>Sixteen bytes.</summary>
    public decimal ReadDecimal()
    {
        Span<int> parts = stackalloc int[4];
        for (int i = 0; i < parts.Length; i++) parts[i] = BinaryPrimitives.ReadInt32LittleEndian(Take(4));
        try
        {
            return new decimal(parts);
        }
        catch (ArgumentException e)
        {
            throw new RecordFormatException("16 bytes are not a decimal", inner: e);
        }
    }

    /// <summary>Sixteen bytes, big-endian.</summary>
    public Guid ReadGuid() => new(Take(16), bigEndian: true);

    /// <summary>A string, or null.</summary>
    public string? ReadString()
    {
        ulong lengthPlusOne = ReadUInt64();
        return lengthPlusOne == 0 ? null : Encoding.UTF8.GetString(Take(Length(lengthPlusOne - 1)));
    }

    /// <summary>Bytes, borrowed from the reader's own.</summary>
    public ReadOnlySpan<byte> ReadBytes() => Take(Length(ReadUInt64()));

    /// <summary>
    /// Reads a count of elements; each of them takes a byte at least, which bounds what torn bytes can ask for.
    /// </summary>
    public int ReadCount() => Length(ReadUInt64());

    private readonly int Length(ulong length) => length <= (ulong)_rest.Length
        ? (int)length
        : throw Torn($"{length} bytes are announced where {_rest.Length} are left");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length) throw Torn($"{length} bytes are needed where {_rest.Length} are left");
        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static RecordFormatException Torn(string reason) => new($"torn state: {reason}");
}
