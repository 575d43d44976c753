using CsCheck;
using Millrace.Contracts;
using Millrace.Keys;

namespace Millrace.Sdk.Tests.Keys;

/// <summary>Keys of several parts: equal exactly when their bytes are.</summary>
public sealed class KeyPartsTests
{
    [Fact]
    public void Each_part_stands_behind_its_length() => Assert.Equal(
        "00000002" + "6162" + "00000000" + "00000008" + "0000000000000007",
        Convert.ToHexString(Bytes("ab", "", 7)));

    [Fact]
    public void The_name_is_made_of_the_parts() =>
        Assert.Equal("(string,int64-be)", KeyParts.NameOf(StringKey.Name, BigEndianKey<long>.Name));

    [Fact]
    public void Parts_read_back_and_differ_where_the_key_differs() =>
        Gen.Select(Key, Key).Sample(static (one, other) =>
        {
            byte[] bytes = Bytes(one.Item1, one.Item2, one.Item3);
            Assert.Equal(
                one,
                (KeyParts.Read<string, StringKey>(bytes, 0, 3), KeyParts.Read<string, StringKey>(bytes, 1, 3),
                    KeyParts.Read<long, BigEndianKey<long>>(bytes, 2, 3)));
            bool isEqual = bytes.AsSpan().SequenceEqual(Bytes(other.Item1, other.Item2, other.Item3));
            Assert.Equal(one == other, isEqual);
        });

    [Theory]
    [InlineData("")]
    [InlineData("000000")]
    [InlineData("0000000161")]
    [InlineData("00000001610000000262")]
    [InlineData("000000016100000001620000000163")]
    [InlineData("FFFFFFFF0000000162")]
    [InlineData("7FFFFFFF0000000162")]
    public void What_is_no_such_key_is_refused(string hex)
    {
        byte[] key = Convert.FromHexString(hex);
        RecordFormatException error =
            Assert.Throws<RecordFormatException>(() => KeyParts.Read<string, StringKey>(key, 0, 2));
        Assert.StartsWith(
            "expected 2 parts, each behind its length as 4 bytes, big-endian, found ", error.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_is_wrong_is_named()
    {
        byte[] key = Bytes("a", "b", 7);
        RecordFormatException error =
            Assert.Throws<RecordFormatException>(() => KeyParts.Read<int, BigEndianKey<int>>(key, 1, 3));
        Assert.Equal("key[1]: expected int32 as 4 bytes, big-endian, found \"b\" (1 bytes)", error.Message);
    }

    [Fact]
    public void A_null_key_and_a_null_part_are_refused()
    {
        Assert.Throws<RecordFormatException>(
            static () => KeyParts.Read<string, StringKey>(new RecordView { HasKey = false }, 0, 2));
        using RecordBuffer output = new();
        Assert.Throws<RecordFormatException>(() => KeyParts.Write<string, StringKey>(null!, output));
    }

    private static Gen<(string, string, long)> Key { get; } =
        Gen.Select(Gen.String[Gen.Char['a', 'b'], 0, 3], Gen.String[Gen.Char['\0', 'a'], 0, 3], Gen.Long[0, 2]);

    private static byte[] Bytes(string first, string second, long third)
    {
        using RecordBuffer output = new();
        KeyParts.Write<string, StringKey>(first, output);
        KeyParts.Write<string, StringKey>(second, output);
        KeyParts.Write<long, BigEndianKey<long>>(third, output);
        return output.Written.ToArray();
    }
}
