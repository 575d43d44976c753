using System.Reflection;
using System.Text;
using Millrace.Contracts;
using Millrace.MessagePack;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.MessagePack;

/// <summary>
/// Bytes that are no value, or an odd one, in the place of every type: they are read, and written again, or refused in
/// words that name the member.
/// </summary>
public sealed class BadBytesTests
{
    /// <summary>Nothing reads these: lengths beyond the input, of each code that has one, and no code.</summary>
    private static readonly string[] _broken =
    [
        "", "c1", "a5 61", "d9", "d9 05 61", "da ff", "da ff ff 61", "db ff ff ff", "db ff ff ff ff", "db 7f ff ff ff",
        "c4", "c4 05 00", "c5 ff ff", "c6 ff ff ff ff", "c6 7f ff ff ff", "cc", "cd 00", "ce 00 00 00", "cf 00", "d0",
        "d1 00", "d2 00", "d3 00", "ca 00 00", "cb 00", "d4", "d4 ff", "d5 ff 00", "d6 ff 00 00 00", "d7 ff 00",
        "d8 ff 00", "c7", "c7 04", "c7 0c ff 00", "c8 ff ff ff", "c9 ff ff ff ff ff", "c9 7f ff ff ff ff 00", "92",
        "9f 00", "dc ff ff", "dd ff ff ff ff", "dd 7f ff ff ff 00", "81", "8f 00", "de ff ff", "df ff ff ff ff",
        "df 7f ff ff ff 00 00", "92 d6 ff 00 00 00 00", "92 d6 ff 00 00 00 00 cd",
    ];

    /// <summary>Strings that are no UTF-8, extensions of odd types and lengths, numbers at the ends.</summary>
    private static readonly string[] _odd =
    [
        "a0", "a1 ff", "a2 c0 80", "a3 ed a0 80", "d9 01 80", "da 00 02 e2 82", "db 00 00 00 01 ff", "a4 f4 90 80 80",
        "a1 31", "a3 52 65 64", "a3 4e 61 4e", "a7 68 74 74 70 3a 2f 2f", "d4 ff 00", "d5 ff 00 00",
        "d6 ff 00 00 00 00", "d6 ff ff ff ff ff", "d6 01 00 00 00 00", "d7 ff ff ff ff ff ff ff ff ff",
        "d7 ff ee 6b 27 fc 00 00 00 00", "d7 00 00 00 00 00 00 00 00 00", "d8 ff 00000000000000000000000000000000",
        "c7 00 ff", "c7 01 ff 00", "c7 04 ff 00 00 00 00", "c7 0c ff 00000000 7fffffffffffffff",
        "c7 0c ff 00000000 8000000000000000", "c7 0c ff 3b9ac9ff 0000003afff4417f",
        "c7 0c ff ffffffff 0000000000000000", "c7 0d ff 00000000000000000000000000", "c8 00 04 ff 00 00 00 00",
        "c9 00 00 00 04 ff 00 00 00 00", "c9 00 00 00 00 01", "c4 00", "c4 01 ff", "c5 00 01 80",
        "c4 10 ffffffffffffffffffffffffffffffff", "c4 11 ffffffffffffffffffffffffffffffffff", "ff", "7f", "cc ff",
        "cd d8 00", "cd ff ff", "ce ff ff ff ff", "cf ffffffffffffffff", "cf 8000000000000000", "d0 80", "d1 80 00",
        "d2 80 00 00 00", "d3 8000000000000000", "d3 7fffffffffffffff", "ca 7f c0 00 00", "ca 7f 80 00 00",
        "cb 7ff0000000000000", "cb fff8000000000000", "cb 7fefffffffffffff", "90", "91 00", "92 00 00", "92 c0 c0",
        "92 d6 ff 00 00 00 00 cd 7f ff", "92 d6 ff 00 00 00 00 d1 80 00", "92 a1 ff 00", "92 00 90", "92 ff 80",
        "93 00 00 00", "92 c7 0c ff 00000000 fffffff1886e0900 cd 03 48", "80", "81 00 00", "81 a1 ff 00",
        "81 a6 526164697573 a1 ff", "c2",
    ];

    private static readonly string[] _members = [.. Names<PackedLeaves>().Except(["Keys"])];

    /// <summary>What stands around a value, in hexadecimal; names of members as they are.</summary>
    public static TheoryData<string> Places() =>
    [
        .. _members.Select(name => $"81 {name} ?"), .. _members.Select(name => $"81 {name} 91 ?"),
        .. _members.Select(name => $"81 {name} 92 00 ?"), .. _members.Select(name => $"81 {name} 81 ?"),
        .. Names<PackedKeys>().Select(name => $"81 Keys 81 {name} 81 ? 00"),
        .. Names<PackedKeys>().Select(name => $"81 Keys 81 {name} 81 a0 ?"),
        "81 Figure 92 00 81 Radius ?", "81 Figure 92 00 81 ? 00", "81 Times 81 plain ?", "81 Times 81 exact 92 00 ?",
        "81 Unknown ?", "81 Unknown 92 00 ?",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void What_is_broken_is_refused_where_it_stands(string place)
    {
        // Behind it nothing may stand that a length could reach.
        string start = place.Split('?')[0];
        foreach (string value in _broken) AssertRefused(Bytes(start, value), place);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void What_is_odd_is_read_and_written_again_or_refused_where_it_stands(string place)
    {
        foreach (string value in _odd)
        {
            byte[] bytes = Bytes(place.Split('?')[0], value, place.Split('?')[1]);
            if (TryRead(bytes) is { } read) Assert.Equal(Written(read), Written(TryRead(Written(read))!));
            else AssertRefused(bytes, place);
        }
    }

    [Fact]
    public void Each_type_that_the_reader_reads_has_a_member()
    {
        IEnumerable<Type> read = typeof(MessagePackValueReader).GetMethods()
            .Where(method => method.Name.StartsWith("Read", StringComparison.Ordinal) && method.Name != "ReadName")
            .Select(method => method.ReturnType);
        Assert.Empty(read.Except(typeof(PackedLeaves).GetProperties().Select(
            member => Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType)));
    }

    private static IEnumerable<string> Names<T>() =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(member => member.Name);

    private static byte[] Bytes(params string[] parts) =>
        [.. parts.SelectMany(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).SelectMany(Token)];

    private static byte[] Token(string token) => token.All(c => char.IsAsciiHexDigitLower(c))
        ? Convert.FromHexString(token)
        : [(byte)(0xa0 + token.Length), .. Encoding.UTF8.GetBytes(token)];

    private static PackedLeaves? TryRead(byte[] bytes)
    {
        try
        {
            return RecordSchema.Read<PackedLeaves>(default, bytes);
        }
        catch (RecordFormatException)
        {
            return null;
        }
    }

    private static void AssertRefused(byte[] bytes, string place)
    {
        RecordFormatException error = Assert.Throws<RecordFormatException>(
            () => RecordSchema.Read<PackedLeaves>(default, bytes));
        Assert.DoesNotContain("own code refused it", error.Reason, StringComparison.Ordinal);
        Assert.StartsWith($"$.{place.Split(' ')[1]}", error.Path, StringComparison.Ordinal);
    }

    private static byte[] Written(PackedLeaves record)
    {
        using MessageWriter message = new();
        RecordSchema.Write(record, message);
        return message.Value.Written.ToArray();
    }
}
