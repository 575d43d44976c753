using CsCheck;
using MessagePack;
using Millrace.Contracts;
using Millrace.Keys;
using static Millrace.Sdk.Tests.Keys.KeyBytesOf;

namespace Millrace.Sdk.Tests.Keys.MessagePack;

/// <summary>Keys that are MessagePack arrays.</summary>
public sealed class MessagePackKeyPartsTests
{
    private readonly MessagePackKeyParts _parts = new("Shop", "Id");

    [Fact]
    public void The_name_is_made_of_the_parts() => Assert.Equal(
        "[string-msgpack,int64-msgpack]", MessagePackKeyParts.NameOf("string-msgpack", "int64-msgpack"));

    [Fact]
    public void An_array_is_written_as_MessagePack_for_CSharp_writes_a_tuple_and_read_back() =>
        Gen.Select(Gen.String[Gen.Char['\0', '\u00ff'], 0, 8], Gen.Long).Sample((shop, id) =>
        {
            byte[] key = Bytes(shop, id);
            Assert.Equal(MessagePackSerializer.Serialize((shop, id)), key);
            Assert.Equal((shop, id), Read(key));
        });

    [Theory]
    [InlineData("92A16107")]
    [InlineData("DC0002D90161CD0007")]
    [InlineData("DD00000002DA000161D30000000000000007")]
    public void It_is_read_by_what_it_says(string hex) =>
        Assert.Equal(("a", 7), Read(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("", "key: expected an array, found the end of the value")]
    [InlineData("C0", "key: expected an array, found nil")]
    [InlineData("90", "key.Shop: the member is required and missing")]
    [InlineData("91A161", "key.Id: the member is required and missing")]
    [InlineData("93A1610708", "key: expected an array of 2, found an array of 3")]
    [InlineData("92A161C0", "key.Id: expected an integer from -128 to 127, found nil")]
    [InlineData("92A161CD0100", "key.Id: expected an integer from -128 to 127, found 256")]
    [InlineData("92A1619107", "key.Id: expected an integer from -128 to 127, found an array of 1")]
    [InlineData("92A161CD00", "key.Id: expected a value, found ")]
    [InlineData("92A1610708", "key: 1 bytes follow the key, from byte 4 on")]
    [InlineData("82A16107A16207", "key: expected an array, found a map of 2")]
    public void What_is_no_such_key_is_refused(string hex, string error) => Assert.StartsWith(
        error, Error(() => _parts.Read<sbyte, MessagePackIntegerKey<sbyte>>(Convert.FromHexString(hex), 1)),
        StringComparison.Ordinal);

    [Fact]
    public void A_null_key_and_a_null_part_are_refused()
    {
        Assert.StartsWith(
            "key: the message key is null",
            Error(() => _parts.Read<string, MessagePackStringKey>(new RecordView { HasKey = false }, 0)));
        Assert.StartsWith("key.Shop: the value is null", Error(() => Bytes(null!, 7)));
    }

    private (string, long) Read(byte[] key) =>
        (_parts.Read<string, MessagePackStringKey>(key, 0), _parts.Read<long, MessagePackIntegerKey<long>>(key, 1));

    private byte[] Bytes(string shop, long id) => Written(output =>
    {
        _parts.Write<string, MessagePackStringKey>(shop, 0, output);
        _parts.Write<long, MessagePackIntegerKey<long>>(id, 1, output);
    });
}
