using System.Text;
using Millrace.Benchmarks.Compare.Checking;

namespace Millrace.Benchmarks.Compare;

public sealed class ValueHashTests
{
    private const string Value = """{"key":7,"url":"a?b=1&c=ü","ok":true,"note":null}""";

    [Theory]
    [InlineData("""{"url":"a?b=1&c=ü","note":null,"ok":true,"key":7}""")]
    [InlineData("""{ "key" : 7, "url":"a?b=1\u0026c=\u00fc","ok":true, "note":null }""")]
    [InlineData("""{"k\u0065y":7,"url":"a?b=1&c=ü","ok":true,"note":null}""")]
    public void How_it_is_written_does_not_count(string same) => Assert.Equal(Of(Value), Of(same));

    [Theory]
    [InlineData("""{"key":8,"url":"a?b=1&c=ü","ok":true,"note":null}""")]
    [InlineData("""{"key":"7","url":"a?b=1&c=ü","ok":true,"note":null}""")]
    [InlineData("""{"url":7,"key":"a?b=1&c=ü","ok":true,"note":null}""")]
    [InlineData("""{"key":7,"url":"a?b=1&c=u","ok":true,"note":null}""")]
    [InlineData("""{"key":7,"url":"a?b=1&c=ü","ok":false,"note":null}""")]
    [InlineData("""{"key":7,"url":"a?b=1&c=ü","ok":true}""")]
    [InlineData("""{"key":7,"url":"a?b=1&c=ü","ok":true,"note":"null"}""")]
    [InlineData("{}")]
    public void What_is_written_does(string other) => Assert.NotEqual(Of(Value), Of(other));

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("7")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":[1]}")]
    [InlineData("{\"a\":{}}")]
    public void Anything_but_plain_objects_is_refused(string value) =>
        Assert.Throws<BenchmarkException>(() => Of(value));

    [Fact]
    public void A_long_value_has_room()
    {
        string same = new('x', 100_000);
        string one = $$"""{"a":"{{same}}y"}""", other = $$"""{"a":"{{same}}z"}""";

        Assert.Equal(Of(one), Of(one));
        Assert.NotEqual(Of(one), Of(other));
    }

    private static ulong Of(string value) => new ValueHash().Of(Encoding.UTF8.GetBytes(value));
}
