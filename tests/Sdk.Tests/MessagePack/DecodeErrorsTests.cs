using MessagePack;
using Millrace.Contracts;
using Millrace.Schemas;
using Millrace.Sdk.Tests.Json;

namespace Millrace.Sdk.Tests.MessagePack;

public sealed record Stop(string Airport, int Minutes);

[MessagePackObject(keyAsPropertyName: true)]
public sealed record Ticket(string Class, double Price = 1.5);

[KafkaSource("journeys", Format = RecordFormat.MessagePack)]
public sealed partial record Journey
{
    [MessageKey] public required long Id { get; init; }

    public required string Name { get; init; }

    public List<Stop> Stops { get; init; } = [];

    public Dictionary<string, Ticket> Tickets { get; init; } = [];

    public Journey? Return { get; init; }

    public Color? Color { get; init; }

    public DateTimeOffset? At { get; init; }

    public byte[] Raw { get; init; } = [];
}

/// <summary>Where and why, for everything that can be wrong with a record's bytes.</summary>
public sealed class DecodeErrorsTests
{
    private static readonly byte[] _key = [0, 0, 0, 0, 0, 0, 0, 7];

    [Theory]
    [InlineData("7", "$", "expected an array, found 7")]
    [InlineData("{}", "$", "expected an array, found a map of 0")]
    [InlineData("null", "$", "expected an array, found nil")]
    [InlineData("[1]", "$.Name", "the member is required and missing")]
    [InlineData("[1,null]", "$.Name", "expected a string, found nil")]
    [InlineData("[1,12.5]", "$.Name", "expected a string, found 12.5")]
    [InlineData("[1,\"a\",{}]", "$.Stops", "expected an array, found a map of 0")]
    [InlineData("[1,\"a\",[[\"x\",1],[\"y\"]]]", "$.Stops[1].Minutes", "the member is required and missing")]
    [InlineData("[1,\"a\",[[\"x\",1],null]]", "$.Stops[1]", "expected an array, found nil")]
    [InlineData("[1,\"a\",[[\"x\",2147483648]]]",
        "$.Stops[0].Minutes", "expected an integer from -2147483648 to 2147483647, found 2147483648")]
    [InlineData("[1,\"a\",[],[]]", "$.Tickets", "expected a map, found an array of 0")]
    [InlineData("[1,\"a\",[],{\"b c\":{\"Class\":\"x\",\"Price\":\"1\"}}]",
        "$.Tickets['b c'].Price", "expected a number, found \"1\"")]
    [InlineData("[1,\"a\",[],{\"b\":{\"Price\":1}}]", "$.Tickets.b.Class", "the member is required and missing")]
    [InlineData("[1,\"a\",[],{\"b\":{\"Other\":[[1],{\"c\":2}],\"Class\":3}}]",
        "$.Tickets.b.Class", "expected a string, found 3")]
    [InlineData("[1,\"a\",[],{},[2,\"b\",[[5,6]]]]", "$.Return.Stops[0].Airport", "expected a string, found 5")]
    [InlineData("[1,\"a\",[],{},null,\"red\"]", "$.Color", "expected a name of Color or a number, found \"red\"")]
    [InlineData("[1,\"a\",[],{},null,null,\"2001\"]", "$.At", "expected a timestamp, found \"2001\"")]
    [InlineData("[1,\"a\",[],{},null,null,[1]]",
        "$.At", "expected an array of a timestamp and an offset in minutes, found an array of 1")]
    [InlineData("[1,\"a\",[],{},null,null,null,true]", "$.Raw", "expected bytes, found true")]
    public void Names_the_place_and_the_reason(string json, string path, string reason) =>
        AssertRefused(Bytes(json), path, reason);

    [Fact]
    public void What_is_longer_than_the_bytes_is_refused_before_anything_is_made_for_it()
    {
        AssertRefused([], "$", "expected an array, found the end of the value");
        AssertTooLong([0x92, 1], "$", "expected an array, found a value (fixarray)");
        AssertTooLong([0xdd, 0x7f, 0xff, 0xff, 0xff], "$", "expected an array, found a value (array 32)");
        AssertTooLong([0x92, 1, 0xa5, 0x61], "$.Name", "expected a string, found a value (fixstr)");
        AssertTooLong([0x92, 1, 0xdb, 0xff, 0xff, 0xff, 0xff], "$.Name", "expected a string, found a value (str 32)");
        AssertTooLong([0xdd, 0xff, 0xff, 0xff, 0xff], "$", "expected an array, found a value (array 32)");
    }

    [Fact]
    public void Bad_UTF8_and_what_follows_the_record()
    {
        AssertRefused([0x92, 1, 0xa2, 0x61, 0xff], "$.Name", "the string is not valid UTF-8, from its byte 1 on");
        AssertRefused([0x92, 1, 0xa1, 0x61, 0xc0, 0xc0], "$", "2 bytes follow the record, from byte 4 on");
        AssertRefused([0x92, 1, 0xc1], "$.Name", "expected a string, found a byte that begins no value");
    }

    [Fact]
    public void Nesting_is_limited_in_members_and_in_what_is_skipped()
    {
        byte[] level = [0x95, 1, 0xa1, 0x61, 0x90, 0x80];
        byte[] nested = [.. Enumerable.Repeat(level, 63).SelectMany(bytes => bytes), 0xc0];
        Assert.NotNull(RecordSchema.Read<Journey>(_key, nested));
        string path = $"${string.Concat(Enumerable.Repeat(".Return", 63))}.Stops";
        AssertRefused([.. level, .. nested], path, "nested more than 64 levels deep");

        byte[] unknown = [0x99, 1, 0xa1, 0x61, 0x90, 0x80, 0xc0, 0xc0, 0xc0, 0xc4, 0];
        byte[] deep = [.. Enumerable.Repeat((byte)0x91, 100_000), 0xc0];
        AssertRefused([.. unknown, .. deep], "$[8]" + string.Concat(Enumerable.Repeat("[0]", 63)),
            "nested more than 64 levels deep");
        Assert.NotNull(RecordSchema.Read<Journey>(_key, [.. unknown, .. deep[^64..]]));
    }

    [Fact]
    public void A_tombstone_is_no_record()
    {
        RecordFormatException error = Assert.Throws<RecordFormatException>(
            () => RecordSchema.Read<Journey>(new RecordView { Key = _key, HasKey = true }));
        Assert.Equal(("$", "the value is null (a tombstone)"), (error.Path, error.Reason));
    }

    private static byte[] Bytes(string json) =>
        MessagePackSerializer.ConvertFromJson(json, cancellationToken: TestContext.Current.CancellationToken);

    private static void AssertTooLong(byte[] value, string path, string reason) =>
        AssertRefused(value, path, $"{reason} that is longer than the {LeftAt(value, path)} bytes that are left");

    private static int LeftAt(byte[] value, string path) => path == "$" ? value.Length : value.Length - 2;

    private static void AssertRefused(byte[] value, string path, string reason)
    {
        RecordFormatException error = Assert.Throws<RecordFormatException>(
            () => RecordSchema.Read<Journey>(_key, value));
        Assert.Equal((path, reason), (error.Path, error.Reason));
    }
}
