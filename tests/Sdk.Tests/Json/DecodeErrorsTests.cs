using System.Text;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Json;

public sealed record Leg(string Origin, int Minutes);

[KafkaSource("trips")]
public sealed partial record Trip
{
    [MessageKey] public required long Id { get; init; }

    public required string Name { get; init; }

    public List<Leg> Legs { get; init; } = [];

    public Dictionary<string, double> Fares { get; init; } = [];

    public Trip? Return { get; init; }

    public Color? Color { get; init; }

    public bool Paid { get; init; }

    [DateFormat("yyyy/MM/dd HH:mm")] public DateTimeOffset? Date { get; init; }
}

/// <summary>Where and why, for everything that can be wrong with a record's bytes.</summary>
public sealed class DecodeErrorsTests
{
    private static readonly byte[] _key = [0, 0, 0, 0, 0, 0, 0, 7];

    [Theory]
    [InlineData("", "$", "not JSON at byte 0: The input does not contain any JSON tokens")]
    [InlineData("hello", "$", "not JSON at byte 0: 'h' is an invalid start of a value.")]
    [InlineData("{\"name\":\"a\",\n\"paid\":tru}", "$.paid", "not JSON at byte 23: 'tru}' is an invalid JSON literal.")]
    [InlineData("{\"name\":\"a\"", "$.name", "not JSON at byte 11: Expected depth to be zero")]
    [InlineData("{\"name\":\"a\"} x", "$", "not JSON at byte 13: 'x' is invalid after a single JSON value.")]
    [InlineData("[1]", "$", "expected an object, found an array")]
    [InlineData("{}", "$.name", "the member is required and missing")]
    [InlineData("{\"name\":null}", "$.name", "expected a string, found null")]
    [InlineData("{\"name\":12.5}", "$.name", "expected a string, found 12.5")]
    [InlineData("{\"name\":\"\\ud800\"}", "$.name", "the string is not valid Unicode")]
    [InlineData("{\"name\":\"a\",\"paid\":\"yes\"}", "$.paid", "expected true or false, found \"yes\"")]
    [InlineData("{\"name\":\"a\",\"legs\":{}}", "$.legs", "expected an array, found an object")]
    [InlineData("{\"name\":\"a\",\"legs\":[null]}", "$.legs[0]", "expected an object, found null")]
    [InlineData("{\"name\":\"a\",\"legs\":[{\"origin\":\"x\",\"minutes\":1},{\"origin\":\"y\"}]}",
        "$.legs[1].minutes", "the member is required and missing")]
    [InlineData("{\"name\":\"a\",\"legs\":[{\"minutes\":2147483648,\"origin\":\"x\"}]}",
        "$.legs[0].minutes", "expected an integer from -2147483648 to 2147483647, found 2147483648")]
    [InlineData("{\"name\":\"a\",\"fares\":{\"a b\":1,\"c\":\"1\"}}",
        "$.fares.c", "expected a number that fits in a 64-bit float, found \"1\"")]
    [InlineData("{\"name\":\"a\",\"fares\":{\"a b\":1e999}}",
        "$.fares['a b']", "expected a number that fits in a 64-bit float, found 1e999")]
    [InlineData("{\"return\":{\"id\":1,\"return\":{\"id\":2}},\"name\":\"a\"}",
        "$.return.return.name", "the member is required and missing")]
    [InlineData("{\"name\":\"a\",\"color\":\"red\"}", "$.color", "expected a name of Color or a number, found \"red\"")]
    [InlineData("{\"name\":\"a\",\"date\":\"2001-01-01 00:47\"}",
        "$.date", "expected a date as \"yyyy/MM/dd HH:mm\", found \"2001-01-01 00:47\"")]
    [InlineData("{\"name\":\"a\",\"date\":\"2001/02/29 00:47\"}",
        "$.date", "expected a date as \"yyyy/MM/dd HH:mm\", found \"2001/02/29 00:47\"")]
    public void Names_the_place_and_the_reason(string json, string path, string reason)
    {
        RecordFormatException error = Assert.Throws<RecordFormatException>(
            () => RecordSchema.Read<Trip>(_key, Encoding.UTF8.GetBytes(json)));
        Assert.StartsWith(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(path, error.Path);
        Assert.Equal($"{error.Path}: {error.Reason}", error.Message);
    }

    [Fact]
    public void A_long_value_is_shortened()
    {
        RecordFormatException error = Assert.Throws<RecordFormatException>(() => RecordSchema.Read<Trip>(
            _key, Encoding.UTF8.GetBytes($"{{\"name\":\"a\",\"paid\":\"{new string('x', 100)}\"}}")));
        Assert.Equal($"expected true or false, found \"{new string('x', 32)}...\"", error.Reason);
    }

    [Fact]
    public void Nesting_is_limited()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"id\":1,\"name\":\"a\",\"return\":", 65));
        RecordFormatException error = Assert.Throws<RecordFormatException>(
            () => RecordSchema.Read<Trip>(_key, Encoding.UTF8.GetBytes(deep)));
        Assert.Contains("maximum configured depth of 64", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tombstone_is_no_record()
    {
        RecordFormatException error = Assert.Throws<RecordFormatException>(
            () => RecordSchema.Read<Trip>(new RecordView { Key = _key, HasKey = true }));
        Assert.Equal(("$", "the value is null (a tombstone)"), (error.Path, error.Reason));
    }

    [Fact]
    public void A_key_that_is_null_or_of_another_layout()
    {
        byte[] value = Encoding.UTF8.GetBytes("{\"name\":\"a\"}");
        RecordFormatException missing = Assert.Throws<RecordFormatException>(
            () => RecordSchema.Read<Trip>(new RecordView { Value = value, HasValue = true }));
        Assert.Equal(
            ("key", "the message key is null, which the member's type does not allow"), (missing.Path, missing.Reason));

        RecordFormatException wrong = Assert.Throws<RecordFormatException>(() => RecordSchema.Read<Trip>("7"u8, value));
        Assert.Equal(
            ("key", "expected int64 as 8 bytes, big-endian, found \"7\" (1 bytes)"), (wrong.Path, wrong.Reason));
    }
}
