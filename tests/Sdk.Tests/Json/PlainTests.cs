using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Millrace.Contracts;
using Millrace.Json;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Json;

public sealed partial record Everything
{
    /// <summary>The fast way alone.</summary>
    internal static bool TryPlain(byte[] json, out Everything record) =>
        JsonRecord.TryReadPlain<Everything, Json>(new() { Value = json, HasValue = true }, out record);

    /// <summary>The way that decides what is an error, alone.</summary>
    internal static Everything Any(byte[] json) =>
        JsonRecord.ReadAny<Everything, Json>(new() { Value = json, HasValue = true });
}

[KafkaSource("plain")]
public sealed partial record Plain
{
    public required long A { get; init; }

    public string? B { get; init; }

    public double? C { get; init; }

    internal static bool TryPlain(string json, out Plain record) => JsonRecord.TryReadPlain<Plain, Json>(
        new() { Value = Encoding.UTF8.GetBytes(json), HasValue = true }, out record);
}

/// <summary>The fast way to read JSON reads what the other reads, or nothing.</summary>
public sealed class PlainTests
{
    private const int Samples = 3000;

    [Fact]
    public void What_is_written_is_plain_and_reads_back_the_same() => Arbitrary.Everything.Sample(record =>
    {
        byte[] json = Write(record);
        return Everything.TryPlain(json, out Everything read)
            ? Write(read).AsSpan().SequenceEqual(json)
            : HasLongInteger(record);
    }, iter: Samples);

    [Fact]
    public void Text_with_mistakes_reads_as_it_does_the_other_way_or_not_at_all() =>
        Gen.Select(Arbitrary.Everything, Mistakes).Sample((record, mistakes) =>
        {
            byte[] json = mistakes.Aggregate(Write(record), Apply);
            if (!Everything.TryPlain(json, out Everything read)) return true;
            return Write(Everything.Any(json)).AsSpan().SequenceEqual(Write(read));
        }, iter: Samples * 5);

    [Theory]
    [InlineData("{\"a\":1,\"b\":\"x\",\"c\":1.5}")]
    [InlineData("{\"c\":1.5,\"b\":\"x\",\"a\":1}")]
    [InlineData("{ \"a\" : 1 ,\n \"b\" : \"x\", \"c\" : 1.5 }\n")]
    [InlineData("{\"z\":{\"a\":[1,{\"b\":null}]},\"a\":1,\"y\":\"\\\"\\u0041\",\"b\":\"x\",\"x\":-1.5e3,\"c\":15E-1}")]
    [InlineData("{\"a\":9,\"b\":\"x\",\"c\":1.5,\"a\":1}")]
    public void Any_order_white_space_and_unknown_members(string json)
    {
        for (int time = 0; time < 3; time++)
        {
            Assert.True(Plain.TryPlain(json, out Plain read));
            Assert.Equal(new() { A = 1, B = "x", C = 1.5 }, read);
        }
    }

    [Theory]
    [InlineData("{\"b\":\"x\"}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{,\"a\":1}")]
    [InlineData("{\"a\":1 \"b\":\"x\"}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":1.0}")]
    [InlineData("{\"a\":1e2}")]
    [InlineData("{\"a\":-}")]
    [InlineData("{\"a\":12345678901234567890}")]
    [InlineData("{\"a\":1,\"c\":1.}")]
    [InlineData("{\"a\":1,\"c\":.5}")]
    [InlineData("{\"a\":1,\"c\":1e}")]
    [InlineData("{\"a\":1,\"c\":1e999}")]
    [InlineData("{\"a\":1,\"z\":+1}")]
    [InlineData("{\"a\":1,\"z\":tru}")]
    [InlineData("{\"a\":1,\"z\":truex}")]
    [InlineData("{\"a\":1,\"z\":\"\t\"}")]
    [InlineData("{\"a\":1,\"z\":[1,]}")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\"")]
    [InlineData("{\"\\u0061\":1}")]
    [InlineData("\uFEFF{\"a\":1}")]
    [InlineData("[]")]
    [InlineData("")]
    public void Everything_else_is_left_to_the_other_way(string json) => Assert.False(Plain.TryPlain(json, out _));

    [Fact]
    public void Members_that_come_and_go_do_not_change_what_is_read()
    {
        Gen<string?> text = Gen.String[Gen.Char['a', 'z'], 0, 5].Null();
        Gen.Select(Gen.Long, text, Gen.Int[0, 3]).Array[20].Sample(records =>
        {
            foreach ((long a, string? b, int others) in records)
            {
                JsonObject json = new() { ["a"] = a };
                if (b != null) json["b"] = b;
                for (int i = 0; i < others; i++) json.Insert(0, $"other{i}", i);
                string written = json.ToJsonString();
                Plain read = RecordSchema.Read<Plain>(default, Encoding.UTF8.GetBytes(written));
                Assert.Equal(new() { A = a, B = b }, read);
            }
        }, iter: 300);
    }

    /// <summary>Random bytes, of those that JSON is made of most often, at random places.</summary>
    private static Gen<(double Place, byte Byte, int Kind)[]> Mistakes =>
        Gen.Select(Gen.Double[0, 1], Gen.OneOf(JsonByte, Gen.Byte), Gen.Int[0, 2]).Array[1, 3];

    private static Gen<byte> JsonByte
    {
        get
        {
            byte[] bytes = [.. "{}[],:\"\\ 0123456789-+.eEtfn\n\u0001\u00C3"u8];
            return Gen.Int[0, bytes.Length - 1].Select(i => bytes[i]);
        }
    }

    private static byte[] Apply(byte[] json, (double Place, byte Byte, int Kind) mistake)
    {
        int at = (int)(mistake.Place * json.Length);
        return mistake.Kind switch
        {
            0 => [.. json[..at], mistake.Byte, .. json[Math.Min(at + 1, json.Length)..]],
            1 => [.. json[..at], mistake.Byte, .. json[at..]],
            _ => [.. json[..at], .. json[Math.Min(at + 1, json.Length)..]],
        };
    }

    /// <summary>Of 20 digits, which may not fit.</summary>
    private static bool HasLongInteger(Everything record) =>
        record.Numbers.U64 > 9_999_999_999_999_999_999 || record.Numbers.I64 == long.MinValue
        || (record.Inner is { } inner && HasLongInteger(inner));

    private static byte[] Write(Everything record)
    {
        using MessageWriter message = new();
        RecordSchema.Write(record, message);
        return message.Value.Written.ToArray();
    }
}
