using System.Text;
using Millrace.RoundTrip.Records;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Checks;

/// <summary>Message keys, and headers, in JSON and MessagePack.</summary>
internal static class FormattedKeyChecks
{
    private static readonly Guid _id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static void Run()
    {
        RunJson();
        RunMessagePack();
        Check.Run("bytes of keys in JSON", static () =>
        {
            AssertText("\"a\\\"b\"", new JsonStringKeyed("a\"b"));
            AssertText("-42", new JsonLongKeyed(-42));
            AssertText($"\"{_id}\"", new JsonGuidKeyed(_id));
            AssertText("""{"row id":7}""", new RowKeyed(new(7)));
            AssertText("""{"shop_name":"é","number":-1}""", new MembersKeyed("é", -1));
        });
        Check.Run("bytes of keys in MessagePack", static () =>
        {
            AssertHex("A161", new PackedStringKeyed("a"));
            AssertHex("CD1267", new PackedIntKeyed(4711));
            AssertHex("92A34A464B07", new PackedRouteKeyed(new("JFK", 7)) { Count = 1 });
        });
        Check.Run("keys in another form", static () =>
        {
            Check.Equal(7UL, RecordSchema.Read<RowKeyed>(""" { "row\u0020id": 7 } """u8, "{}"u8).Key.Id);
            Check.Equal(7, RecordSchema.Read<PackedIntKeyed>([0xD2, 0, 0, 0, 7], "{}"u8).Key);
        });
        Check.Refuses(
            "key without a part", "key['row id']: the member is required and missing",
            static () => RecordSchema.Read<RowKeyed>("{}"u8, "{}"u8));
        Check.Refuses(
            "key with a part that is none", "key.Number: expected an integer",
            static () => RecordSchema.Read<PackedRouteKeyed>([0x92, 0xA1, 0x61, 0xC0], "{}"u8));
    }

    private static void RunJson()
    {
        Check.RoundTrip("string key in JSON", new JsonStringKeyed("é\n"), static record => record);
        Check.RoundTrip("no string key in JSON", new JsonStringKeyed(Key: null), static record => record);
        Check.RoundTrip("long key in JSON", new JsonLongKeyed(long.MinValue), static record => record);
        Check.RoundTrip("no long key in JSON", new JsonLongKeyed(Key: null), static record => record);
        Check.RoundTrip("Guid key in JSON", new JsonGuidKeyed(_id), static record => record);
        Check.RoundTrip("key of one part in JSON", new RowKeyed(new(ulong.MaxValue)), static record => record);
        Check.RoundTrip("key of members in JSON", new MembersKeyed("é", -1), static record => record);
    }

    private static void RunMessagePack()
    {
        Check.RoundTrip("string key in MessagePack", new PackedStringKeyed("é"), static record => record);
        Check.RoundTrip("int key in MessagePack", new PackedIntKeyed(int.MinValue), static record => record);
        Check.RoundTrip("Guid key in MessagePack", new PackedGuidKeyed(_id), static record => record);
        Check.RoundTrip("no Guid key in MessagePack", new PackedGuidKeyed(Key: null), static record => record);
        Check.RoundTrip(
            "key of parts and headers in MessagePack",
            new PackedRouteKeyed(new("JFK", 7)) { Text = "a\"b", Count = 70000 }, static record => record);
    }

    private static void AssertText<T>(string expected, T record) where T : Contracts.IKafkaSink<T> =>
        Check.Equal(expected, Encoding.UTF8.GetString(Check.Written(record).Key!));

    private static void AssertHex<T>(string expected, T record) where T : Contracts.IKafkaSink<T> =>
        Check.Equal(expected, Convert.ToHexString(Check.Written(record).Key!));
}
