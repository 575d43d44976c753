using System.Text.Json.Nodes;
using Millrace.RoundTrip.Records;

namespace Millrace.RoundTrip.Checks;

/// <summary>Values that are one member, null included, and JSON that no type describes.</summary>
internal static class PayloadChecks
{
    private const string Metadata = "\"metadata\":{\"offset\":41,\"topic\":\"topic\",\"partition\":3}";

    public static void Run()
    {
        Check.RoundTrip("string", new Line("host", "é"), "é");
        Check.RoundTrip("string that may be null", new MaybeLine("host", "text"), "text");
        Check.RoundTrip("string that is null", new MaybeLine("host", Text: null), null);
        Check.RoundTrip("string of a code page", new WesternLine("\u20ac1"), static line => line);
        Check.RoundTrip("string of a code page that is null", new WesternLine(Text: null), null);
        Check.RoundTrip("string of two bytes a character", new WideLine("a1"), "\0a\u00001");
        Check.Refuses(
            "what a code page has not", "windows-1252 cannot express the string's character 1",
            static () => Check.Written(new WesternLine("a\u4e00")));
        Check.RoundTrip("bytes", new Blob([1, 2, 3]), "\u0001\u0002\u0003");
        Check.RoundTrip("bytes that may be null", new MaybeBlob(1, new byte[] { 4 }), "\u0004");
        Check.RoundTrip("bytes that are null", new MaybeBlob(1, Bytes: null), null);
        Check.RoundTrip("any JSON", new Document(JsonNode.Parse("[1,{\"a\":2.50},null]")!), "[1,{\"a\":2.50},null]");
        Check.RoundTrip("an object", new MaybeDocument("d", new() { ["a"] = true }), "{\"a\":true}");
        Check.RoundTrip("an object that is null", new MaybeDocument("d", Json: null), null);
        Check.Refuses(
            "a tombstone that nobody expects", "the value is null (a tombstone)",
            static () => new Message { Key = "host"u8.ToArray() }.Read<Line>());
        Check.Run("key and value", KeyAndValue);
    }

    private static void KeyAndValue()
    {
        Message both = new() { Key = "{\"id\":7}"u8.ToArray(), Value = "[1]"u8.ToArray() };
        Message value = new() { Value = "2"u8.ToArray() };
        Message key = new() { Key = "3"u8.ToArray() };
        Check.Equal("{\"key\":{\"id\":7},\"value\":[1]}", both.Read<Pair>().Json.ToJsonString());
        Check.Equal("{\"value\":2}", value.Read<Pair>().Json.ToJsonString());
        Check.Equal("{\"key\":3}", key.Read<Pair>().Json.ToJsonString());
        Check.Equal(
            $"{{\"key\":{{\"id\":7}},\"value\":[1],{Metadata}}}", both.Read<PairWithMetadata>().Json.ToJsonString());
        Check.Equal($"{{\"key\":3,{Metadata}}}", key.Read<PairWithMetadata>().Json.ToJsonString());
    }
}
