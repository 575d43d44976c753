using System.Text.Json.Nodes;
using CsCheck;
using Millrace.Contracts;
using Millrace.Keys;
using static Millrace.Sdk.Tests.Keys.KeyBytesOf;

namespace Millrace.Sdk.Tests.Keys.Json;

/// <summary>Keys that are JSON objects.</summary>
public sealed class JsonKeyPartsTests
{
    private readonly JsonKeyParts _parts = new("shop", "the \"id\"");

    [Fact]
    public void An_object_is_written_in_one_form_that_System_Text_Json_reads() =>
        Gen.Select(Gen.String[Gen.Char['\0', '\u00ff'], 0, 8], Gen.Long).Sample((shop, id) =>
        {
            byte[] key = Bytes(shop, id);
            Assert.Equal((shop, id), Read(key));
            JsonObject theirs = new() { ["shop"] = shop, ["the \"id\""] = id };
            Assert.True(JsonNode.DeepEquals(theirs, JsonNode.Parse(key)));
        });

    [Fact]
    public void It_is_compact_and_in_the_order_of_the_members()
    {
        Assert.Equal("""{"shop":"a","the \"id\"":7}""", Text(Bytes("a", 7)));
        Assert.Equal("""{"shop":string-json,"the \"id\"":int64-json}""", _parts.NameOf("string-json", "int64-json"));
    }

    [Theory]
    [InlineData("""{"shop":"a","the \"id\"":7}""")]
    [InlineData("""{"the \"id\"":7,"shop":"a"}""")]
    [InlineData(""" { "shop" : "\u0061" , "the \u0022id\u0022" : 7 } """)]
    [InlineData("""{"s\u0068op":"a","the \"id\"":7}""")]
    public void It_is_read_by_what_it_says(string json) => Assert.Equal(("a", 7), Read(Utf8(json)));

    [Theory]
    [InlineData("""{"id":1,"user":2}""")]
    [InlineData("""{"user":2,"id":1}""")]
    [InlineData("""{ "user" : 2, "id" : 1 }""")]
    public void The_order_may_change_from_one_record_to_the_next(string json)
    {
        JsonKeyParts parts = new("id", "user");
        foreach (byte[] key in new[] { Utf8("""{"id":1,"user":2}"""), Utf8(json), Utf8("""{"id":1,"user":2}""") })
        {
            Assert.Equal(1, parts.Read<int, JsonIntegerKey<int>>(key, 0));
            Assert.Equal(2, parts.Read<int, JsonIntegerKey<int>>(key, 1));
        }
    }

    [Theory]
    [InlineData("""{"id":1}""", "key.user: the member is required and missing")]
    [InlineData("""{}""", "key.id: the member is required and missing")]
    [InlineData("""{"id":1,"user":2,"id":1}""", "key.id: the member is there twice")]
    [InlineData("""{"id":1,"user":2,"item":3}""", "key.item: the key has no such member")]
    [InlineData("""{"ID":1,"user":2}""", "key.ID: the key has no such member")]
    [InlineData("""{"id":null,"user":2}""", "key.id: expected an integer from -128 to 127, found null")]
    [InlineData("""{"id":1.5,"user":2}""", "key.id: expected an integer from -128 to 127, found 1.5")]
    [InlineData("""{"id":128,"user":2}""", "key.id: expected an integer from -128 to 127, found 128")]
    [InlineData("""{"id":"1","user":2}""", "key.id: expected an integer from -128 to 127, found \"1\"")]
    [InlineData("""{"id":[1],"user":2}""", "key.id: expected an integer from -128 to 127, found an array")]
    [InlineData("""[1,2]""", "key: expected an object, found an array")]
    [InlineData("""1""", "key: expected an object, found 1")]
    [InlineData("""null""", "key: expected an object, found null")]
    [InlineData("""{"id":1,"user":2}}""", "key: not JSON at byte 17: ")]
    [InlineData("""{"id":1,"user":2""", "key.user: not JSON at byte 16: ")]
    [InlineData("""{"id":x,"user":2}""", "key.id: not JSON at byte 6: ")]
    [InlineData("", "key: not JSON at byte 0: ")]
    public void What_is_no_such_key_is_refused(string json, string error)
    {
        JsonKeyParts parts = new("id", "user");
        Assert.StartsWith(
            error, Error(() => parts.Read<sbyte, JsonIntegerKey<sbyte>>(Utf8(json), 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_key_and_a_null_part_are_refused()
    {
        Assert.StartsWith(
            "key: the message key is null",
            Error(() => _parts.Read<string, JsonStringKey>(new RecordView { HasKey = false }, 0)));
        Assert.StartsWith("key.shop: the value is null", Error(() => Bytes(null!, 7)));
    }

    [Theory]
    [InlineData("""{"id":7,"shop":"harbour"}""")]
    [InlineData(""" { "shop" : "harbour" , "id" : 7 } """)]
    public void A_key_without_escapes_allocates_nothing_but_new_strings(string json)
    {
        JsonKeyParts parts = new("id", "shop");
        KeyStrings strings = new();
        byte[] key = Utf8(json);
        ReadTwice(parts, key, strings);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadTwice(parts, key, strings);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void ReadTwice(JsonKeyParts parts, byte[] key, KeyStrings strings)
    {
        for (int i = 0; i < 2; i++)
        {
            parts.Read<long, JsonIntegerKey<long>>(key, 0, strings);
            parts.Read<string, JsonStringKey>(key, 1, strings);
        }
    }

    private (string, long) Read(byte[] key) =>
        (_parts.Read<string, JsonStringKey>(key, 0), _parts.Read<long, JsonIntegerKey<long>>(key, 1));

    private byte[] Bytes(string shop, long id) => Written(output =>
    {
        _parts.Write<string, JsonStringKey>(shop, 0, output);
        _parts.Write<long, JsonIntegerKey<long>>(id, 1, output);
    });
}
