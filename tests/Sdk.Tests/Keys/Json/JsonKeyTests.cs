using System.Text.Json;
using CsCheck;
using Millrace.Contracts;
using Millrace.Keys;
using static Millrace.Sdk.Tests.Keys.KeyBytesOf;

namespace Millrace.Sdk.Tests.Keys.Json;

/// <summary>Keys that are one JSON value: written as System.Text.Json writes it, read in any form.</summary>
public sealed class JsonKeyTests
{
    private static readonly JsonSerializerOptions _relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Names_are_what_checkpoints_keep() => Assert.Equal(
        ["string-json", "guid-json", "bytes-json", "int8-json", "uint64-json"],
        [
            JsonStringKey.Name, JsonGuidKey.Name, JsonBytesKey.Name, JsonIntegerKey<sbyte>.Name,
            JsonIntegerKey<ulong>.Name,
        ]);

    [Fact]
    public void Keys_are_written_as_System_Text_Json_writes_them_and_read_back()
    {
        Gen.SByte.Sample(IsAsTheirs<sbyte, JsonIntegerKey<sbyte>>);
        Gen.Byte.Sample(IsAsTheirs<byte, JsonIntegerKey<byte>>);
        Gen.UShort.Sample(IsAsTheirs<ushort, JsonIntegerKey<ushort>>);
        Gen.Int.Sample(IsAsTheirs<int, JsonIntegerKey<int>>);
        Gen.Long.Sample(IsAsTheirs<long, JsonIntegerKey<long>>);
        Gen.ULong.Sample(IsAsTheirs<ulong, JsonIntegerKey<ulong>>);
        Gen.Guid.Sample(IsAsTheirs<Guid, JsonGuidKey>);
        Gen.String[Gen.Char['\0', '\ud7ff'], 0, 20].Sample(IsAsTheirs<string, JsonStringKey>);
        Assert.True(IsAsTheirs<long, JsonIntegerKey<long>>(long.MinValue));
        Assert.True(IsAsTheirs<ulong, JsonIntegerKey<ulong>>(ulong.MaxValue));
    }

    [Theory]
    [InlineData("\"abc\"")]
    [InlineData(" \"abc\"\r\n")]
    [InlineData("\"\\u0061b\\u0063\"")]
    public void A_string_is_read_by_what_it_says(string json) =>
        Assert.Equal("abc", JsonStringKey.Read(Utf8(json)));

    [Theory]
    [InlineData("42")]
    [InlineData("\t42 ")]
    public void A_number_is_read_by_what_it_says(string json)
    {
        Assert.Equal(42, JsonIntegerKey<int>.Read(Utf8(json)));
        Assert.Equal(42UL, JsonIntegerKey<ulong>.Read(Utf8(json)));
    }

    [Fact]
    public void A_zero_with_a_sign_is_for_types_with_a_sign_as_with_System_Text_Json()
    {
        Assert.Equal(JsonSerializer.Deserialize<long>("-0"), JsonIntegerKey<long>.Read("-0"u8));
        Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<byte>("-0"));
        Assert.Throws<RecordFormatException>(static () => JsonIntegerKey<byte>.Read("-0"u8));
    }

    [Theory]
    [InlineData("\"0F8FAD5B-D9CB-469F-A165-70867728950E\"")]
    [InlineData(" \"0f8fad5b-d9cb-469f-a165-7086772895\\u0030e\"")]
    public void A_Guid_is_read_by_what_it_says(string json) =>
        Assert.Equal(new("0f8fad5b-d9cb-469f-a165-70867728950e"), JsonGuidKey.Read(Utf8(json)));

    [Fact]
    public void Bytes_are_written_as_System_Text_Json_writes_them_and_read_back() =>
        Gen.Byte.Array[0, 40].Sample(static bytes =>
        {
            byte[] key = Key<KeyBytes, JsonBytesKey>(new(bytes));
            Assert.Equal(JsonSerializer.Serialize(bytes, _relaxed), Text(key));
            Assert.Equal(new(bytes), JsonBytesKey.Read(key));
        });

    [Theory]
    [InlineData("\"+/8B\"")]
    [InlineData(" \"\\u002B\\/8B\"\n")]
    [InlineData("\"+/ 8B\"")]
    public void Bytes_are_read_by_what_they_say(string json) =>
        Assert.Equal(new([0xfb, 0xff, 0x01]), JsonBytesKey.Read(Utf8(json)));

    [Theory]
    [InlineData("null", "key: expected a string in Base64, found null")]
    [InlineData("\"YQ\"", "key: expected a string in Base64, found \"YQ\"")]
    [InlineData("\"-_8B\"", "key: expected a string in Base64, found \"-_8B\"")]
    [InlineData("\"YQ==YQ==\"", "key: expected a string in Base64, found ")]
    [InlineData("\"\\ud800\"", "key: the string is not valid Unicode")]
    public void What_is_no_such_string_is_refused(string json, string error) => Assert.StartsWith(
        error, Error(() => JsonBytesKey.Read(Utf8(json))), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "key: not JSON at byte 0: ")]
    [InlineData("null", "key: expected an integer from -128 to 127, found null")]
    [InlineData("\"7\"", "key: expected an integer from -128 to 127, found \"7\"")]
    [InlineData("7.0", "key: expected an integer from -128 to 127, found 7.0")]
    [InlineData("7e1", "key: expected an integer from -128 to 127, found 7e1")]
    [InlineData("128", "key: expected an integer from -128 to 127, found 128")]
    [InlineData("{\"id\":7}", "key: expected an integer from -128 to 127, found an object")]
    [InlineData("7 8", "key: not JSON at byte 2: ")]
    [InlineData("+7", "key: not JSON at byte 0: ")]
    [InlineData("007", "key: not JSON at byte 1: ")]
    public void What_is_no_such_number_is_refused(string json, string error) => Assert.StartsWith(
        error, Error(() => JsonIntegerKey<sbyte>.Read(Utf8(json))), StringComparison.Ordinal);

    [Theory]
    [InlineData("null", "key: expected a string, found null")]
    [InlineData("7", "key: expected a string, found 7")]
    [InlineData("abc", "key: not JSON at byte 0: ")]
    [InlineData("\"abc\"x", "key: not JSON at byte 5: ")]
    [InlineData("\"abc", "key: not JSON at byte 4: ")]
    [InlineData("\"\\ud800\"", "key: the string is not valid Unicode")]
    public void What_is_no_string_is_refused(string json, string error) => Assert.StartsWith(
        error, Error(() => JsonStringKey.Read(Utf8(json))), StringComparison.Ordinal);

    [Fact]
    public void Other_keys_without_a_form_are_refused()
    {
        Assert.StartsWith("key: expected a string in UTF-8", Error(() => JsonStringKey.Read([34, 65, 0xFF, 34])));
        Assert.StartsWith("key: expected a Guid as 36 characters", Error(() => JsonGuidKey.Read("\"7\""u8)));
        Assert.StartsWith("key: the string is not valid Unicode", Error(() => JsonGuidKey.Read("\"\\ud800\""u8)));
        Assert.StartsWith("key: expected an integer from 0 to", Error(() => JsonIntegerKey<ulong>.Read("-1"u8)));
        Assert.StartsWith("key: the string has half", Error(() => Key<string, JsonStringKey>("a\ud800")));
        Assert.StartsWith("key: the value is null", Error(() => Key<string, JsonStringKey>(null!)));
    }

    [Fact]
    public void A_string_without_escapes_is_kept_for_the_next_record()
    {
        KeyStrings strings = new();
        string key = JsonStringKey.Read("\"harbour\""u8, strings);

        Assert.Same(key, JsonStringKey.Read("\"harbour\""u8, strings));
        Assert.Same(key, StringKey.Read("harbour"u8, strings));
    }

    private static bool IsAsTheirs<TKey, TCodec>(TKey key) where TCodec : IKeyCodec<TKey>
    {
        byte[] bytes = Key<TKey, TCodec>(key);
        return Text(bytes) == JsonSerializer.Serialize(key, _relaxed)
            && EqualityComparer<TKey>.Default.Equals(key, TCodec.Read(bytes));
    }
}
