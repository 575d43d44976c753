using System.Numerics;
using System.Text;
using System.Text.Json;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Schemas;

/// <summary>What <c>docs/schemas.md</c> says of JSON, row by row, where no other test does.</summary>
public sealed class RowsTests
{
    [Theory]
    [InlineData("""{"hidden":3}""")]
    [InlineData("""{"event":{"kind":"moved","id":1,"to":2}}""")]
    [InlineData("""{"event":{"kind":0,"id":1}}""")]
    [InlineData("""{"level":2}""")]
    [InlineData("""{"byLevel":{"High":1,"9":2}}""")]
    [InlineData("""{"parts":"Left, right"}""")]
    [InlineData("""{"parts":"None"}""")]
    [InlineData("""{"parts":8}""")]
    [InlineData("""{"byParts":{"Left, right":1}}""")]
    [InlineData("""{"plain":"2026-01-02T03:04:05"}""")]
    [InlineData("""{"exact":"2026-01-02T03:04:05.1+01:00"}""")]
    [InlineData("""{"nodes":[1,null]}""")]
    [InlineData("""{"node":{"a":{}}}""")]
    [InlineData("""{"element":null}""")]
    [InlineData("""{"half":-65500}""")]
    [InlineData("""{"day":"02.01.2026 05:04:03.123"}""")]
    public void What_is_read_is_written(string json) => AssertBecomes(json, json);

    [Theory]
    [InlineData("""{"event":{"to":2,"id":1,"kind":"moved"}}""", """{"event":{"kind":"moved","id":1,"to":2}}""")]
    [InlineData("""{"level":"High"}""", """{"level":2}""")]
    [InlineData("""{"byLevel":{"2":1}}""", """{"byLevel":{"High":1}}""")]
    [InlineData("""{"parts":3}""", """{"parts":"Left, right"}""")]
    [InlineData("""{"byParts":{"3":1}}""", """{"byParts":{"Left, right":1}}""")]
    [InlineData("""{"plain":"2026-01-02T03:04:05+01:00"}""", """{"plain":"2026-01-02T02:04:05Z"}""")]
    [InlineData("""{"exact":"2026-01-02T03:04:05"}""", """{"exact":"2026-01-02T03:04:05Z"}""")]
    [InlineData("""{"exact":"2026-01-02"}""", """{"exact":"2026-01-02T00:00:00Z"}""")]
    public void What_is_written_otherwise(string json, string expected) => AssertBecomes(json, expected);

    [Fact]
    public void A_condition_may_be_for_one_direction()
    {
        Ways ways = RecordSchema.Read<Ways>(default, """{"onlyWritten":4,"onlyRead":5,"both":6,"twice":7}"""u8);
        Assert.Equal((1, 5, 6), (ways.OnlyWritten, ways.OnlyRead, ways.Both));
        Assert.Equal("""{"onlyWritten":1,"both":6,"twice":12}""", Write(ways));
    }

    [Theory]
    [InlineData("""{"Hidden":3}""", "$.Hidden", "the type has no member 'Hidden', and takes no others")]
    [InlineData("""{"event":{"id":1}}""", "$.event.kind", "the member is missing, which says what type the object is")]
    [InlineData("""{"event":{"kind":1}}""", "$.event.kind", "expected \"moved\" or 0, found 1")]
    [InlineData("""{"level":"high"}""", "$.level", "expected a name of Level or a number, found \"high\"")]
    [InlineData("""{"parts":"Right"}""",
        "$.parts", "expected names of flags, with commas between them, or a number, found \"Right\"")]
    [InlineData("""{"nodes":{}}""", "$.nodes", "expected an array, found an object")]
    [InlineData("""{"node":[]}""", "$.node", "expected an object, found an array")]
    [InlineData("""{"letter":"ab"}""", "$.letter", "expected a string of one character, found \"ab\"")]
    [InlineData("""{"half":65520}""", "$.half", "expected a number that fits in a 16-bit float, found 65520")]
    public void What_is_refused(string json, string path, string reason)
    {
        RecordFormatException e = Assert.Throws<RecordFormatException>(() => Read(json));
        Assert.Equal((path, reason), (e.Path, e.Reason));
    }

    [Fact]
    public void Keys_of_dictionaries_are_names_for_System_Text_Json_too() => Assert.Equal(
        """{"High":1,"9":2}""",
        JsonSerializer.Serialize(new Dictionary<Level, int> { [Level.High] = 1, [(Level)9] = 2 }));

    [Fact]
    public void A_local_time_is_written_as_UTC()
    {
        DateTime local = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Local);
        Assert.Equal(
            $$"""{"plain":"{{local.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss}}Z"}""", Write(new Rows { Plain = local }));
    }

    [Fact]
    public void A_sign_is_no_digit()
    {
        BigInteger most = BigInteger.Pow(10, 1024) - 1;
        foreach (BigInteger big in (BigInteger[])[most, -most])
            Assert.Equal(big, Read(Write(new Rows { Big = big })).Big);
        foreach (BigInteger big in (BigInteger[])[most + 1, -most - 1])
        {
            Assert.Throws<RecordFormatException>(() => Write(new Rows { Big = big }));
            Assert.Throws<RecordFormatException>(() => Read($"{{\"big\":{big}}}"));
        }
    }

    private static void AssertBecomes(string json, string expected) => Assert.Equal(expected, Write(Read(json)));

    private static Rows Read(string json) => RecordSchema.Read<Rows>(default, Encoding.UTF8.GetBytes(json));

    private static string Write<T>(T record) where T : IKafkaSink<T>
    {
        using MessageWriter message = new();
        RecordSchema.Write(record, message);
        return Encoding.UTF8.GetString(message.Value.Written);
    }
}
