using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Millrace.Contracts;
using Millrace.RoundTrip.Records;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Checks;

/// <summary>Values of records in JSON and in MessagePack.</summary>
internal static class ValueChecks
{
    private static readonly DateTime _at = new(2026, 3, 1, 4, 5, 6, DateTimeKind.Utc);

    private static readonly Singles _singles = new(
        true, -1, 200, -300, 60_000, -70_000, 4_000_000_000, -5_000_000_000, ulong.MaxValue, Int128.MinValue,
        UInt128.MaxValue, BigInteger.Pow(7, 100), (Half)1.5, 2.5f, 3.25, 12.50m, 'x', "é \"quoted\"",
        new("0f8fad5b-d9cb-469f-a165-70867728950e"), new("http://a.b/c?d=%20"), new(1, 2, 3), [1, 2],
        new byte[] { 3, 4 }, Shade.Light, Rights.Read | Rights.Write);

    private static readonly Times _times = new(
        new(_at.AddHours(2).Ticks, TimeSpan.FromHours(2)), _at, new(2026, 3, 1), new(4, 5, 6), TimeSpan.FromDays(-1.5),
        _at, _at, _at);

    private static readonly Many _many = new(
        [1, 2], ["a", null], [0.5], [_singles.Id], [[1], []], new() { ["a b"] = 1 }, new() { [-7] = [1] },
        new() { [Shade.Dark] = true }, (1, null), new("key", 2));

    private static readonly List<Pet> _pets = [new Dog("Rex", 3), new Cat("Tom") { Lives = 9 }];

    private static readonly Settings _settings =
        new() { Required = 1, Kept = 4, Inner = new() { Required = 2, Set = "inner" } };

    public static void Run()
    {
        Check.RoundTrip("JSON", new JsonEverything(_singles, _times, _many, _pets, _settings, null));
        Check.RoundTrip("MessagePack array", new PackedEverything(_singles, _times, _many, _pets, _settings, null));
        Check.RoundTrip("MessagePack map", new PackedMap(_singles, _pets[1]));
        Check.RoundTrip("JSON options", Options(), string.Concat(
            """{"in_text":"1.5","not_finite":"NaN","access":"Read, change","as_number":5,"day":"2026/03/01 04:05",""",
            "\"element\":[1,{}],\"node\":{\"a\":null},\"field\":2,\"Last\":1,\"more\":{\"x\":1}}"));
        Check.RoundTrip("closed", new Closed(3));
        Check.Refuses<Closed>("closed to others", """{"size":3,"other":1}"""u8, "$.other: the type has no member");
        Check.Refuses<JsonEverything>("an error has its place", """{"singles":{"bool":7}}"""u8, "$.singles.bool");
        Check.Run("a schema on the side", SideSchema);
    }

    private static Options Options() => new()
    {
        Number = 1,
        InText = 1.5,
        NotFinite = float.NaN,
        Field = 2,
        Access = Access.Read | Access.Write,
        AsNumber = Shade.Light,
        Day = _at,
        Element = JsonElement.Parse("[1,{}]"),
        Node = new JsonObject { ["a"] = null },
        More = new() { ["more"] = JsonElement.Parse("""{"x":1}""") },
    };

    private static void SideSchema()
    {
        ISerializationSchema<Dictionary<Guid, Singles[]>> serializer = new SinglesSchema();
        IDeserializationSchema<Dictionary<Guid, Singles[]>> deserializer = new SinglesSchema();
        using RecordBuffer buffer = new();
        serializer.TrySerialize(new() { [_singles.Id] = [_singles] }, buffer);
        deserializer.TryDeserialize(buffer.Written, out Dictionary<Guid, Singles[]>? read);
        Check.Equal(_singles.Big, read![_singles.Id][0].Big);
    }
}
