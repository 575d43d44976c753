using System.Text;
using CsCheck;
using Millrace.Contracts;
using Millrace.Keys;

namespace Millrace.Sdk.Tests.Keys;

public sealed class KeyCodecTests
{
    [Fact]
    public void Names_are_what_checkpoints_keep() => Assert.Equal(
        ["string", "guid", "bytes", "int8-be", "uint16-be", "int32-be", "int64-be", "uint64-text", "int64-text"],
        [
            StringKey.Name, GuidKey.Name, BytesKey.Name, BigEndianKey<sbyte>.Name, BigEndianKey<ushort>.Name,
            BigEndianKey<int>.Name, BigEndianKey<long>.Name, DecimalTextKey<ulong>.Name, DecimalTextKey<long>.Name,
        ]);

    [Fact]
    public void Layouts_are_those_of_Kafka()
    {
        Assert.Equal("00000001", Hex<int, BigEndianKey<int>>(1));
        Assert.Equal("FFFFFFFFFFFFFFFE", Hex<long, BigEndianKey<long>>(-2));
        Assert.Equal("FF", Hex<byte, BigEndianKey<byte>>(255));
        Assert.Equal("2D3132", Hex<short, DecimalTextKey<short>>(-12));
        Assert.Equal("C3BC", Hex<string, StringKey>("\u00fc"));
        Guid guid = new("0123ABCD-4567-89AB-CDEF-0123456789AB");
        Assert.Equal("0123abcd-4567-89ab-cdef-0123456789ab", Encoding.UTF8.GetString(Bytes<Guid, GuidKey>(guid)));
    }

    [Fact]
    public void Keys_read_back()
    {
        Gen.SByte.Sample(RoundTrips<sbyte, BigEndianKey<sbyte>>);
        Gen.UShort.Sample(RoundTrips<ushort, BigEndianKey<ushort>>);
        Gen.Int.Sample(RoundTrips<int, BigEndianKey<int>>);
        Gen.ULong.Sample(RoundTrips<ulong, BigEndianKey<ulong>>);
        Gen.Long.Sample(RoundTrips<long, DecimalTextKey<long>>);
        Gen.ULong.Sample(RoundTrips<ulong, DecimalTextKey<ulong>>);
        Gen.Guid.Sample(RoundTrips<Guid, GuidKey>);
        Gen.Byte.Array[0, 20].Select(static bytes => new KeyBytes(bytes)).Sample(RoundTrips<KeyBytes, BytesKey>);
        Gen.String[Gen.Char['\0', '\ud7ff'], 0, 20].Sample(RoundTrips<string, StringKey>);
    }

    [Fact]
    public void Bytes_are_equal_where_they_are_the_same()
    {
        KeyBytes one = new([1, 2]), same = new([1, 2]), other = new([1, 3]);
        Assert.True(one == same && one != other && one.Equals((object)same) && !one.Equals((object)"0102"));
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.Equal((new KeyBytes([]), "0102"), (default, one.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("+7")]
    [InlineData("007")]
    [InlineData("-0")]
    [InlineData(" 7")]
    [InlineData("7.0")]
    [InlineData("99999999999999999999")]
    public void Text_that_another_key_could_have_is_refused(string text) =>
        Assert.Throws<RecordFormatException>(() => DecimalTextKey<long>.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void What_is_no_such_key_is_refused_in_words()
    {
        AssertReason(
            "expected int32 as 4 bytes, big-endian, found 0001 (2 bytes)", () => BigEndianKey<int>.Read([0, 1]));
        AssertReason(
            "expected a Guid as 36 characters in lower case, found \"0123ABCD-4567-89AB-CDEF-01234567\"... (36 bytes)",
            () => GuidKey.Read("0123ABCD-4567-89AB-CDEF-0123456789AB"u8));
        AssertReason("expected a string in UTF-8, found invalid bytes at byte 1", () => StringKey.Read([65, 0xFF]));
        AssertReason(
            "the string has half of a surrogate pair at character 1, which UTF-8 cannot express",
            () => Bytes<string, StringKey>("a\ud800"));
    }

    private static void AssertReason(string reason, Func<object?> action)
    {
        RecordFormatException error = Assert.Throws<RecordFormatException>(action);
        Assert.Equal(("key", reason), (error.Path, error.Reason));
    }

    private static bool RoundTrips<TKey, TCodec>(TKey key) where TCodec : IKeyCodec<TKey> =>
        EqualityComparer<TKey>.Default.Equals(key, TCodec.Read(Bytes<TKey, TCodec>(key)));

    private static string Hex<TKey, TCodec>(TKey key) where TCodec : IKeyCodec<TKey> =>
        Convert.ToHexString(Bytes<TKey, TCodec>(key));

    private static byte[] Bytes<TKey, TCodec>(TKey key) where TCodec : IKeyCodec<TKey>
    {
        using RecordBuffer buffer = new(capacity: 1);
        TCodec.Write(key, buffer);
        return buffer.Written.ToArray();
    }
}
