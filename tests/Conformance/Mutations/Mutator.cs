using System.Buffers.Binary;

namespace Millrace.Conformance.Tests.Mutations;

/// <summary>Damages bytes: one to four times, in one of the ways that have broken decoders before.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly byte[][] _pieces =
    [
        "null"u8.ToArray(), "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "\""u8.ToArray(),
        "\\ud800"u8.ToArray(), "\\u0000"u8.ToArray(), "1e999"u8.ToArray(), "-0"u8.ToArray(), ","u8.ToArray(),
        "99999999999999999999999999999999999999999"u8.ToArray(), [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0xC0, 0x80],
        [0xFF], [0xDD, 0xFF, 0xFF, 0xFF, 0xFF], [0xDF, 0xFF, 0xFF, 0xFF, 0xFF], [0xC6, 0x7F, 0xFF, 0xFF, 0xFF],
        [0xDB, 0x7F, 0xFF, 0xFF, 0xFF], [0xC9, 0x7F, 0xFF, 0xFF, 0xFF, 1], [0xC1], [0xC0], [0x90], [0x80], [0x91],
        [0xD7, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0], [0xDC, 0xFF, 0xFF],
    ];

    public byte[] Mutate(byte[] original)
    {
        List<byte> bytes = [.. original];
        for (int i = random.Next(1, 5); i > 0; i--) Damage(bytes);
        return [.. bytes];
    }

    private void Damage(List<byte> bytes)
    {
        int at = random.Next(bytes.Count + 1);
        int count = random.Next(1 + Math.Min(bytes.Count - at, 16));
        switch (random.Next(8))
        {
            case 0: bytes.RemoveRange(at, bytes.Count - at); break;
            case 1: bytes.RemoveRange(at, count); break;
            case 2: bytes.InsertRange(at, bytes.GetRange(at, count)); break;
            case 3: bytes.InsertRange(at, _pieces[random.Next(_pieces.Length)]); break;
            case 4: Nest(bytes, at); break;
            case 5: Overwrite(bytes, at); break;
            case 6: Set(bytes, at, b => (byte)(b ^ (1 << random.Next(8)))); break;
            default: Set(bytes, at, _ => (byte)random.Next(256)); break;
        }
    }

    private void Nest(List<byte> bytes, int at)
    {
        byte opening = new byte[] { (byte)'[', (byte)'{', 0x91, 0x81 }[random.Next(4)];
        bytes.InsertRange(at, Enumerable.Repeat(opening, random.Next(200)));
    }

    private void Overwrite(List<byte> bytes, int at)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, random.Next(2) == 0 ? int.MaxValue : random.Next(-1, 70_000));
        for (int i = 0; i < number.Length; i++)
        {
            byte next = number[i];
            Set(bytes, at + i, _ => next);
        }
    }

    private static void Set(List<byte> bytes, int at, Func<byte, byte> change)
    {
        if (at < bytes.Count) bytes[at] = change(bytes[at]);
    }
}
