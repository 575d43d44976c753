using Millrace.RoundTrip.Records;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Checks;

/// <summary>Message keys of every type and layout.</summary>
internal static class KeyChecks
{
    private static readonly Guid _id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static void Run()
    {
        Check.RoundTrip("string key", new StringKeyed("é"), static record => record);
        Check.RoundTrip("no key", new StringKeyed(Key: null), static record => record);
        Check.RoundTrip("short key", new ShortKeyed(-2), static record => record);
        Check.RoundTrip("int key", new IntKeyed(-2), static record => record);
        Check.RoundTrip("no int key", new IntKeyed(Key: null), static record => record);
        Check.RoundTrip("long key", new LongKeyed(long.MinValue), static record => record);
        Check.RoundTrip("byte key", new ByteKeyed(255), static record => record);
        Check.RoundTrip("unsigned key", new UnsignedKeyed(ulong.MaxValue), static record => record);
        Check.RoundTrip("Guid key", new GuidKeyed(_id), static record => record);
        Check.RoundTrip("key as bytes", new OpaqueKeyed(new KeyBytes([1, 2])), static record => record);
        Check.RoundTrip("no key as bytes", new OpaqueKeyed(Key: null), static record => record);
        Check.RoundTrip("key with a part as bytes", new PartlyOpaqueKeyed(new([1]), 2), static record => record);
        Check.RoundTrip("key as text", new TextKeyed(-4711), static record => record);
        RunComposite();
    }

    private static void RunComposite()
    {
        Check.RoundTrip("key that is a type", new RouteKeyed(new("JFK", 7)), static record => record);
        Check.RoundTrip("key of parts as text", new MaybeRouteKeyed(new Route("JFK", 7)), static record => record);
        Check.RoundTrip("no key of parts", new MaybeRouteKeyed(Key: null), static record => record);
        Check.RoundTrip("key of three members", new LegKeyed("JFK", 7, _id, true), static record => record);
        Check.Run("bytes of keys", static () =>
        {
            AssertKey("FFFFFFFE", new IntKeyed(-2));
            AssertKey("2D34373131", new TextKeyed(-4711));
            AssertKey("0102", new OpaqueKeyed(new KeyBytes([1, 2])));
            AssertKey("00000001010000000102", new PartlyOpaqueKeyed(new([1]), 2));
            AssertKey("000000034A464B000000080000000000000007", new RouteKeyed(new("JFK", 7)));
            AssertKey("000000034A464B0000000137", new MaybeRouteKeyed(new Route("JFK", 7)));
        });
        Check.Refuses(
            "key of another layout", "key: expected 2 parts",
            static () => RecordSchema.Read<RouteKeyed>("JFK"u8, "{}"u8));
    }

    private static void AssertKey<T>(string expected, T record) where T : Contracts.IKafkaSink<T> =>
        Check.Equal(expected, Convert.ToHexString(Check.Written(record).Key!));
}
