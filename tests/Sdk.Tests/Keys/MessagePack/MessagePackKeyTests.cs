using CsCheck;
using MessagePack;
using Millrace.Contracts;
using Millrace.Keys;
using static Millrace.Sdk.Tests.Keys.KeyBytesOf;

namespace Millrace.Sdk.Tests.Keys.MessagePack;

/// <summary>Keys that are one MessagePack value: written as MessagePack for C# writes it.</summary>
public sealed class MessagePackKeyTests
{
    [Fact]
    public void Names_are_what_checkpoints_keep() => Assert.Equal(
        ["string-msgpack", "guid-msgpack", "bytes-msgpack", "int16-msgpack", "uint8-msgpack"],
        [
            MessagePackStringKey.Name, MessagePackGuidKey.Name, MessagePackBytesKey.Name,
            MessagePackIntegerKey<short>.Name, MessagePackIntegerKey<byte>.Name,
        ]);

    [Fact]
    public void Keys_are_written_as_MessagePack_for_CSharp_writes_them_and_read_back()
    {
        Gen.SByte.Sample(IsAsTheirs<sbyte, MessagePackIntegerKey<sbyte>>);
        Gen.Short.Sample(IsAsTheirs<short, MessagePackIntegerKey<short>>);
        Gen.Int.Sample(IsAsTheirs<int, MessagePackIntegerKey<int>>);
        Gen.UInt.Sample(IsAsTheirs<uint, MessagePackIntegerKey<uint>>);
        Gen.Long.Sample(IsAsTheirs<long, MessagePackIntegerKey<long>>);
        Gen.ULong.Sample(IsAsTheirs<ulong, MessagePackIntegerKey<ulong>>);
        Gen.Guid.Sample(IsAsTheirs<Guid, MessagePackGuidKey>);
        Gen.String[Gen.Char['\0', '\ud7ff'], 0, 40].Sample(IsAsTheirs<string, MessagePackStringKey>);
        Assert.True(IsAsTheirs<long, MessagePackIntegerKey<long>>(long.MinValue));
    }

    [Fact]
    public void Bytes_are_written_as_MessagePack_for_CSharp_writes_them_and_read_back() =>
        Gen.Byte.Array[0, 300].Sample(static bytes =>
        {
            byte[] key = Key<KeyBytes, MessagePackBytesKey>(new(bytes));
            Assert.Equal(MessagePackSerializer.Serialize(bytes), key);
            Assert.Equal(new(bytes), MessagePackBytesKey.Read(key));
        });

    [Theory]
    [InlineData("C4026162")]
    [InlineData("C500026162")]
    [InlineData("A26162")]
    public void Bytes_are_read_with_any_header(string hex) => Assert.Equal(
        new("ab"u8), MessagePackBytesKey.Read(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("07")]
    [InlineData("CC07")]
    [InlineData("CD0007")]
    [InlineData("D200000007")]
    [InlineData("D30000000000000007")]
    [InlineData("CF0000000000000007")]
    public void An_integer_is_read_in_any_width(string hex)
    {
        byte[] key = Convert.FromHexString(hex);
        Assert.Equal(7, MessagePackIntegerKey<sbyte>.Read(key));
        Assert.Equal(7UL, MessagePackIntegerKey<ulong>.Read(key));
        Assert.Equal([7], Key<int, MessagePackIntegerKey<int>>(MessagePackIntegerKey<int>.Read(key)));
    }

    [Fact]
    public void A_string_is_read_with_any_header_and_kept()
    {
        KeyStrings strings = new();
        string key = MessagePackStringKey.Read([0xA1, 0x61], strings);
        Assert.Equal("a", key);
        Assert.Same(key, MessagePackStringKey.Read([0xD9, 1, 0x61], strings));
    }

    [Theory]
    [InlineData("", "key: expected an integer from -128 to 127, found the end of the value")]
    [InlineData("C0", "key: expected an integer from -128 to 127, found nil")]
    [InlineData("CC80", "key: expected an integer from -128 to 127, found 128")]
    [InlineData("CB3FF0000000000000", "key: expected an integer from -128 to 127, found 1")]
    [InlineData("A137", "key: expected an integer from -128 to 127, found \"7\"")]
    [InlineData("9107", "key: expected an integer from -128 to 127, found an array of 1")]
    [InlineData("0708", "key: 1 bytes follow the key, from byte 1 on")]
    public void What_is_no_such_integer_is_refused(string hex, string error) =>
        Assert.Equal(error, Error(() => MessagePackIntegerKey<sbyte>.Read(Convert.FromHexString(hex))));

    [Fact]
    public void Other_keys_without_a_form_are_refused()
    {
        Assert.Equal("key: expected a string, found 7", Error(() => MessagePackStringKey.Read([7])));
        Assert.Equal("key: expected a string, found nil", Error(() => MessagePackStringKey.Read([0xC0])));
        Assert.Equal(
            "key: 1 bytes follow the key, from byte 2 on", Error(() => MessagePackStringKey.Read([0xA1, 0x61, 0])));
        Assert.StartsWith("key: expected a string in UTF-8", Error(() => MessagePackStringKey.Read([0xA1, 0xFF])));
        Assert.StartsWith("key: expected a Guid as 36 characters", Error(() => MessagePackGuidKey.Read([0xA1, 0x61])));
        Assert.Equal("key: expected bytes, found 7", Error(() => MessagePackBytesKey.Read([7])));
        Assert.Equal("key: expected bytes, found nil", Error(() => MessagePackBytesKey.Read([0xC0])));
        Assert.Equal(
            "key: 1 bytes follow the key, from byte 3 on", Error(() => MessagePackBytesKey.Read([0xC4, 1, 0x61, 0])));
        Assert.StartsWith("key: the string has half", Error(() => Key<string, MessagePackStringKey>("a\ud800")));
        Assert.StartsWith("key: the value is null", Error(() => Key<string, MessagePackStringKey>(null!)));
    }

    private static bool IsAsTheirs<TKey, TCodec>(TKey key) where TCodec : IKeyCodec<TKey>
    {
        byte[] bytes = Key<TKey, TCodec>(key);
        return bytes.AsSpan().SequenceEqual(MessagePackSerializer.Serialize(key))
            && EqualityComparer<TKey>.Default.Equals(key, TCodec.Read(bytes));
    }
}
