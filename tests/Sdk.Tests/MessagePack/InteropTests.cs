using CsCheck;
using MessagePack;
using Millrace.Contracts;
using Millrace.Schemas;
using Millrace.Sdk.Tests.Json;

namespace Millrace.Sdk.Tests.MessagePack;

/// <summary>What MessagePack for C# writes is read, and the other way round.</summary>
public sealed class InteropTests
{
    private const int Samples = 1000;

    private static readonly Gen<Packed> _packed = Arbitrary.Everything.Select(Packed.From);

    [Fact]
    public void The_same_bytes_are_written() => _packed.Sample(
        record => Write(record).AsSpan().SequenceEqual(MessagePackSerializer.Serialize(record)), iter: Samples);

    [Fact]
    public void What_MessagePack_for_CSharp_writes_is_read_as_the_same_values() => _packed.Sample(record =>
    {
        Packed read = RecordSchema.Read<Packed>(default, MessagePackSerializer.Serialize(record));
        return AreEqual(record, read);
    }, iter: Samples);

    [Fact]
    public void What_is_written_is_read_by_MessagePack_for_CSharp() => _packed.Sample(record =>
    {
        Packed read = MessagePackSerializer.Deserialize<Packed>(Write(record));
        return AreEqual(record, read);
    }, iter: Samples);

    [Fact]
    public void Integers_of_any_width_are_read() => Gen.Int[0, 100].Sample(number =>
    {
        byte[] wide = [0x92, 0xcf, 0, 0, 0, 0, 0, 0, 0, (byte)number, 0xd3, 0, 0, 0, 0, 0, 0, 0, (byte)number];
        Pair read = RecordSchema.Read<Pair>(default, wide);
        return read == new Pair((byte)number, number);
    });

    [Fact]
    public void Enums_are_read_by_name_too()
    {
        byte[] named = MessagePackSerializer.ConvertFromJson("""["Green"]""", cancellationToken: Cancellation);
        Assert.Equal(Color.Green, RecordSchema.Read<Painted>(default, named).Color);
    }

    [Fact]
    public void Numbers_of_128_bits_are_bytes_as_version_3_writes_them() => Arbitrary.Numbers.Sample(numbers =>
    {
        Wide wide = new(numbers.I128, numbers.U128);
        byte[] bytes = Write(wide);
        return bytes.Length == 1 + 2 * 18 && bytes[1..3] is [0xc4, 16]
            && RecordSchema.Read<Wide>(default, bytes) == wide;
    });

    [Fact]
    public void A_timestamp_alone_is_UTC()
    {
        DateTime utc = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        byte[] bytes = [0x91, .. MessagePackSerializer.Serialize(utc, cancellationToken: Cancellation)];
        Assert.Equal(new DateTimeOffset(utc), RecordSchema.Read<Stamped>(default, bytes).At);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static byte[] Write<T>(T record) where T : IKafkaSink<T>
    {
        using MessageWriter message = new(new(), new(capacity: 1));
        RecordSchema.Write(record, message);
        return message.Value.Written.ToArray();
    }

    /// <summary>Compared as bytes of the other implementation, because lists are not equal by value.</summary>
    private static bool AreEqual(Packed record, Packed read) =>
        MessagePackSerializer.Serialize(record).AsSpan().SequenceEqual(MessagePackSerializer.Serialize(read));
}

[KafkaSource("pairs", Format = RecordFormat.MessagePack)]
public sealed partial record Pair(byte Small, long Large);

[KafkaSource("painted", Format = RecordFormat.MessagePack)]
public sealed partial record Painted(Color Color);

[KafkaSource("wide", Format = RecordFormat.MessagePack), KafkaSink("wide", Format = RecordFormat.MessagePack)]
public sealed partial record Wide(Int128 Balance, UInt128 Total);

[KafkaSource("stamped", Format = RecordFormat.MessagePack)]
public sealed partial record Stamped(DateTimeOffset At);
