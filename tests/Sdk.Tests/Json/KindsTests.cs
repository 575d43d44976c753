using System.Text;
using System.Text.Json;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Json;

/// <summary>Values of the rarer kinds: what is read and written, and what is refused.</summary>
public sealed class KindsTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"big":-123456789012345678901234567890}""")]
    [InlineData("""{"uri":"http://a.b/c?d=%20#e"}""")]
    [InlineData("""{"uri":"relative/path"}""")]
    [InlineData("""{"version":"1.2.3.4"}""")]
    [InlineData("""{"bytes":"AQI="}""")]
    [InlineData("""{"element":{"a":[1e3,"é",{}]}}""")]
    [InlineData("""{"node":[true,null]}""")]
    [InlineData("""{"byDay":{"2026-03-01":1}}""")]
    [InlineData("""{"byAccess":{"3":1}}""")]
    [InlineData("""{"byNumber":{"-1.5":1,"1E+100":2}}""")]
    [InlineData("""{"figure":{"$type":"circle","id":1,"radius":2.5}}""")]
    [InlineData("""{"figure":{"$type":2,"id":1,"side":2}}""")]
    [InlineData("""{"figure":{"id":1}}""")]
    [InlineData("""{"seconds":-62135596800}""")]
    [InlineData("""{"seconds":253402300799,"micros":253402300799999999}""")]
    [InlineData("""{"inText":7}""")]
    [InlineData("""{"named":["NaN",1.5,"-Infinity","Infinity"]}""")]
    [InlineData("""{"set":["a","b"]}""")]
    [InlineData("""{"range":{"item1":1,"item2":null}}""")]
    [InlineData("""{"one":1,"two":{"a":null},"three":null}""")]
    public void What_is_read_is_written(string json)
    {
        Assert.Equal(json, Write(Kinds.Any(json)));
        if (Kinds.TryPlain(json, out Kinds plain)) Assert.Equal(json, Write(plain));
    }

    [Theory]
    [InlineData("""{"inText":"7"}""", """{"inText":7}""")]
    [InlineData("""{"inText":"\u0037"}""", """{"inText":7}""")]
    [InlineData("""{"figure":{"side":2,"id":1,"$type":2}}""", """{"figure":{"$type":2,"id":1,"side":2}}""")]
    [InlineData("""{"set":["a","a"]}""", """{"set":["a"]}""")]
    [InlineData("""{"byAccess":{"Write":1}}""", """{"byAccess":{"2":1}}""")]
    [InlineData("""{"byDay":{"2026-03-01":1,"2026-03-01":2}}""", """{"byDay":{"2026-03-01":2}}""")]
    public void What_is_written_otherwise(string json, string expected)
    {
        Assert.Equal(expected, Write(Kinds.Any(json)));
        if (Kinds.TryPlain(json, out Kinds plain)) Assert.Equal(expected, Write(plain));
    }

    [Theory]
    [InlineData("""{"big":1.5}""", "$.big", "expected an integer of up to 1024 digits, found 1.5")]
    [InlineData("""{"version":"1"}""", "$.version", "expected a version")]
    [InlineData("""{"version":" 1.2"}""", "$.version", "expected a version")]
    [InlineData("""{"byDay":{"yesterday":1}}""", "$.byDay.yesterday", "expected a date as \"yyyy-MM-dd\"")]
    [InlineData("""{"byNumber":{"x":1}}""", "$.byNumber.x", "expected a string that holds just a number, found x")]
    [InlineData("""{"figure":{"$type":"line"}}""", "$.figure.$type", "expected \"circle\" or 2, found \"line\"")]
    [InlineData("""{"figure":{"$type":2}}""", "$.figure.side", "the member is required and missing")]
    [InlineData("""{"seconds":253402300800}""", "$.seconds", "expected a time from -62135596800 to 253402300799")]
    [InlineData("""{"inText":"7.5"}""", "$.inText", "expected an integer from -2147483648 to 2147483647, found 7.5")]
    [InlineData("""{"inText":""}""", "$.inText", "expected a string that holds just a number, found \"\"")]
    [InlineData("""{"named":["nan"]}""", "$.named[0]", "expected a number that fits in a 64-bit float, found \"nan\"")]
    [InlineData("""{"range":{"item1":1}}""", "$.range.item2", "the member is required and missing")]
    public void What_is_refused(string json, string path, string reason)
    {
        RecordFormatException e = Assert.Throws<RecordFormatException>(
            () => RecordSchema.Read<Kinds>(default, Encoding.UTF8.GetBytes(json)));
        Assert.Equal(path.Replace("$.figure.$type", "$.figure['$type']", StringComparison.Ordinal), e.Path);
        Assert.StartsWith(reason, e.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_too_many_digits_is_refused_both_ways()
    {
        Kinds kinds = new() { Big = System.Numerics.BigInteger.Pow(10, 1024) };
        Assert.Equal("$.big", Assert.Throws<RecordFormatException>(() => Write(kinds)).Path);
        Assert.Throws<RecordFormatException>(() => Kinds.Any($"{{\"big\":{kinds.Big}}}"));
    }

    [Fact]
    public void A_number_of_many_digits_is_written_into_a_string()
    {
        System.Numerics.BigInteger big = System.Numerics.BigInteger.Pow(10, 100);
        string json = Write(new() { BigInText = big });
        Assert.Equal($"{{\"bigInText\":\"{big}\"}}", json);
        Assert.Equal(big, RecordSchema.Read<Kinds>(default, Encoding.UTF8.GetBytes(json)).BigInText);
    }

    [Fact]
    public void A_type_that_is_not_named_is_not_written()
    {
        RecordFormatException e =
            Assert.Throws<RecordFormatException>(() => Write(new() { Figure = new NoFigure() }));
        Assert.Equal("$.figure: the value is of type NoFigure, which is not one of Circle, Square", e.Message);
    }

    [Fact]
    public void JSON_as_it_is_counts_as_deep_as_it_is()
    {
        string Nested(int depth) => new string('[', depth) + new string(']', depth);
        Assert.NotEmpty(Write(new() { Element = JsonElement.Parse(Nested(63)) }));
        Assert.Equal("$.element", Assert.Throws<RecordFormatException>(
            () => Write(new() { Element = JsonElement.Parse(Nested(64)) })).Path);
        Assert.Throws<RecordFormatException>(() => Kinds.Any($"{{\"element\":{Nested(64)}}}"));
        Assert.Throws<RecordFormatException>(() => Write(new() { Element = default(JsonElement) }));
    }

    [Fact]
    public void Times_are_cut_off_towards_the_past()
    {
        DateTime before = DateTime.UnixEpoch.AddMilliseconds(-1), after = DateTime.UnixEpoch.AddMilliseconds(1999);
        Assert.Equal("""{"seconds":-1}""", Write(new() { Seconds = before }));
        Assert.Equal("""{"seconds":1}""", Write(new() { Seconds = after }));
    }

    private static string Write(Kinds record)
    {
        using MessageWriter message = new();
        RecordSchema.Write(record, message);
        return Encoding.UTF8.GetString(message.Value.Written);
    }
}
