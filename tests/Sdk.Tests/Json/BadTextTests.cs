using System.Reflection;
using System.Text;
using System.Text.Json;
using Millrace.Contracts;
using Millrace.Json;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Json;

/// <summary>
/// Text that is no Unicode, or written strangely, in the place of every type: it is read, and written again, or refused
/// in words that name the member.
/// </summary>
public sealed class BadTextTests
{
    private const int LongLength = 10_000;

    /// <summary>Nothing reads these: half of a surrogate pair, and bytes that are not UTF-8.</summary>
    private static readonly byte[][] _noUnicode =
    [
        .. Texts(
            @"\ud800", @"\uDFFF", @"\ud800x", @"a\udc00\ud800", @"2026-03-01T00:00:00\ud800", @"\uD800AAA"),
        [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82], [.. "1"u8, 0xf4, 0x90, 0x80, 0x80],
        [.. Enumerable.Repeat((byte)'A', 254), .. @"\ud800"u8], [.. Enumerable.Repeat((byte)'7', LongLength), 0x80],
    ];

    /// <summary>Some read these.</summary>
    private static readonly byte[][] _strange =
    [
        .. Texts(
            "", " ", @"\u0000", @"\u0031", @"-\u0031", @"\u0031\u002e5", @"1\u00652", @"\u002B1", @"\u0022", @"\\",
            @"\/", @"\u0041\u0041==", @"A\/\u002b=", @"2026-03-01T00:00:00\u002B01:00",
            @"\u0032026-03-01", @"\u00312:00:00", @"\ud83d\ude00", "1e999999999999", "1e-999999999999",
            "NaN", @"\u004eaN", "1,2", "Left, ", "null", "[1]", "{}", "1 ", "1//", "http://[",
            @"\u0068ttp://a", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"),
        .. Texts(
            new string('1', LongLength), new string('x', LongLength),
            string.Concat(Enumerable.Repeat(@"\u0031", LongLength))),
    ];

    private static readonly string[] _members = [.. Names<Leaves>().Except(["inText", "names", "more"])];

    public static TheoryData<string> Places() =>
    [
        .. _members.Select(name => $"{{\"{name}\":\"?\"}}"), .. _members.Select(name => $"{{\"{name}\":[\"?\"]}}"),
        .. _members.Except(["figure", "leg"]).Select(name => $"{{\"{name}\":{{\"?\":1}}}}"),
        .. Names<InText>().Select(name => $"{{\"inText\":{{\"{name}\":\"?\"}}}}"),
        .. Names<Names>().Select(name => $"{{\"names\":{{\"{name}\":{{\"?\":1}}}}}}"),
        "{\"figure\":{\"$type\":\"?\"}}",
        "{\"leg\":{\"origin\":\"?\",\"minutes\":1}}", "{\"range\":{\"item1\":\"?\"}}", "{\"range\":{\"item2\":\"?\"}}",
        "{\"node\":{\"a\":[1,{\"?\":1}]}}", "{\"element\":[{\"a\":\"\\u00e9\"},{\"b\":\"?\"}]}",
        "{\"members\":{\"a\":\"?\"}}", "{\"array\":[{\"?\":\"\"}]}", "{\"unknown\":\"?\"}", "{\"unknown\":{\"?\":1}}",
        "{\"?\":1}",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void What_is_no_Unicode_is_refused_where_it_stands(string place)
    {
        foreach (byte[] text in _noUnicode) AssertRefused(Put(text, place), PathOf(place));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void What_is_strange_is_read_and_written_again_or_refused_where_it_stands(string place)
    {
        foreach (byte[] text in _strange)
        {
            byte[] json = Put(text, place);
            if (TryRead(json) is { } read) Assert.Equal(Written(read), Written(TryRead(Written(read))!));
            else AssertRefused(json, PathOf(place));
        }
    }

    [Fact]
    public void Each_type_that_readers_read_has_a_member()
    {
        IEnumerable<Type> read = typeof(JsonValueReader).GetMethods()
            .Where(method => !method.IsGenericMethod && method.Name.StartsWith("Read", StringComparison.Ordinal)
                && method.GetParameters() is [var one] && one.ParameterType == typeof(Utf8JsonReader).MakeByRefType())
            .Select(method => method.ReturnType);
        Assert.Empty(read.Except(typeof(Leaves).GetProperties().Select(
            member => Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType)));
    }

    private static IEnumerable<byte[]> Texts(params string[] texts) => texts.Select(Encoding.UTF8.GetBytes);

    private static IEnumerable<string> Names<T>() => typeof(T)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name));

    private static byte[] Put(byte[] text, string place)
    {
        string[] around = place.Split('?');
        return [.. Encoding.UTF8.GetBytes(around[0]), .. text, .. Encoding.UTF8.GetBytes(around[1])];
    }

    private static string PathOf(string place)
    {
        string name = place.Split('"')[1];
        return name == "?" ? "$[" : $"$.{name}";
    }

    private static Leaves? TryRead(byte[] json)
    {
        try
        {
            return RecordSchema.Read<Leaves>(default, json);
        }
        catch (RecordFormatException)
        {
            return null;
        }
    }

    private static void AssertRefused(byte[] json, string path)
    {
        RecordFormatException error = Assert.Throws<RecordFormatException>(
            () => RecordSchema.Read<Leaves>(default, json));
        Assert.DoesNotContain("own code refused it", error.Reason, StringComparison.Ordinal);
        Assert.StartsWith(path, error.Path, StringComparison.Ordinal);
    }

    private static byte[] Written(Leaves record)
    {
        using MessageWriter message = new();
        RecordSchema.Write(record, message);
        return message.Value.Written.ToArray();
    }
}
