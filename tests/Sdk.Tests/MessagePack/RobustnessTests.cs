using CsCheck;
using MessagePack;
using Millrace.Contracts;
using Millrace.Schemas;
using Millrace.Sdk.Tests.Json;

namespace Millrace.Sdk.Tests.MessagePack;

/// <summary>Bytes that are not what they should be are refused in words, and never read as something else.</summary>
public sealed class RobustnessTests
{
    private static readonly Gen<byte[]> _packed =
        Arbitrary.Everything.Select(record => MessagePackSerializer.Serialize(Packed.From(record)));

    [Fact]
    public void Every_truncated_record_is_refused() => _packed.Sample(bytes =>
    {
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<RecordFormatException>(() => Read(bytes.AsSpan(0, length)));
    }, iter: 20);

    [Fact]
    public void Changed_bytes_are_read_or_refused() => Gen.Select(_packed, Gen.Select(Gen.Int, Gen.Byte).Array[1, 4])
        .Sample((bytes, changes) =>
        {
            foreach ((int at, byte value) in changes) bytes[(uint)at % bytes.Length] = value;
            ReadOrRefuse(bytes);
        }, iter: 20_000);

    [Fact]
    public void Random_bytes_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(ReadOrRefuse, iter: 20_000);

    [Fact]
    public void What_is_refused_has_allocated_no_more_than_its_length_explains()
    {
        // Each level announces as many elements as there are bytes left, which is as much as a length can claim.
        byte[][] levels = [.. Enumerable.Repeat<byte[]>([0xdd, 0, 0, 0xf0, 0], 60)];
        byte[] bytes = [.. levels.SelectMany(level => level), .. new byte[65_536]];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<RecordFormatException>(() => RecordSchema.Read<Tree>(default, bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 8 * 2L * bytes.Length);
    }

    private static void ReadOrRefuse(byte[] bytes)
    {
        try
        {
            Read(bytes);
        }
        catch (RecordFormatException)
        {
            // Refused, as it should be.
        }
    }

    private static Packed Read(ReadOnlySpan<byte> bytes) => RecordSchema.Read<Packed>(default, bytes);
}

[KafkaSource("trees", Format = RecordFormat.MessagePack)]
public sealed partial record Tree(Tree[] Children);
