using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Millrace.RoundTrip.Records;

namespace Millrace.RoundTrip.Checks;

/// <summary>Values that are written and read.</summary>
internal static class Examples
{
    public static DateTime Utc { get; } = new(2026, 3, 1, 4, 5, 6, DateTimeKind.Utc);

    public static DateTimeOffset Local { get; } = new(2026, 3, 1, 6, 5, 6, TimeSpan.FromHours(2));

    public static Singles Singles { get; } = new(
        true, -1, 200, -300, 60_000, -70_000, 4_000_000_000, -5_000_000_000, ulong.MaxValue, Int128.MinValue,
        UInt128.MaxValue, BigInteger.Pow(7, 60), (Half)1.5, 2.5f, 3.25, 12.50m, 'x', "é \"quoted\"",
        new("0f8fad5b-d9cb-469f-a165-70867728950e"), new("http://a.b/c?d=%20"), new(1, 2, 3), [1, 2],
        new byte[] { 3, 4 }, Shade.Light, Rights.Read | Rights.Write);

    public static Times Times { get; } = new(
        Local, Utc, new(2026, 3, 1), new(4, 5, 6), TimeSpan.FromDays(-1.5), Utc, Utc, Utc.AddMicroseconds(7));

    private static readonly Many _many = new(
        [1, 2], [[1], []], ["a", null], new List<short> { 3 }, new List<bool> { true }, ['c'], [[4]], [0.5], [1.5],
        [Singles.Id], new HashSet<long> { 5 }, new HashSet<string> { "s" },
        new Dictionary<string, int> { ["a b"] = 1 }, new Dictionary<string, List<int>?> { ["l"] = [6], ["n"] = null },
        (1, null), (1, 2, 3, 4, 5.5f, 6.5, true), new("key", 2), null, null, null, null);

    private static readonly ByKeys _byKeys = new(
        One("t"), One((sbyte)-1), One((byte)2), One((short)-3), One((ushort)4), One(-5), One(6u),
        new() { [-7L] = [7] }, One(8ul), One((Int128)9), One((UInt128)10), One((Half)0.5), One(1.5f), One(2.5),
        One(3.50m), One(true), One('k'), One(Singles.Id), One(Singles.Uri), One(Singles.Version), One(Utc), One(Local),
        One(Times.Day), One(Times.Clock), One(Times.Length), new() { [Shade.Dark] = true });

    private static readonly Settings _settings = new()
    {
        Required = 1,
        Kept = 4,
        Inner = new() { Required = 2, Named = new() { ["s"] = new() { Required = 3 } } },
    };

    private static readonly Shapes _shapes = new(
        _settings, new(1, 2), null, new(new(3, 4), new(5, 6)), new() { Name = "Kennedy", Code = "JFK" },
        new([new(7, 8)], new(9, 10)), new(["n"], null), new(11));

    public static JsonEverything Everything { get; } = new(
        Singles, MaybeSingles.Of(Singles), Times, MaybeTimes.Of(Times), _many, _byKeys,
        [new Dog("Rex", 3), new Cat("Tom") { Lives = 9 }], _shapes, new() { First = 1, Second = "2" }, null);

    /// <summary>The same, with null wherever it is allowed and nothing in collections.</summary>
    public static JsonEverything Nothing { get; } = Everything with
    {
        Maybe = MaybeSingles.Nothing,
        MaybeTimes = new(null, null, null, null, null, null, null),
        Pets = [],
        Many = _many with { Array = [], List = [], Immutable = [], Set = [], Entry = null, Pair = (0, "") },
    };

    public static Options Options() => new()
    {
        Number = 1,
        InText = 1.5,
        NotFinite = float.NaN,
        Never = 7,
        MustBe = 8,
        Field = 2,
        Access = Access.Read | Access.Write,
        AsNumber = Shade.Light,
        Day = Utc,
        Element = JsonElement.Parse("[1,{}]"),
        Node = new JsonObject { ["a"] = null },
        Array = [null],
        More = new() { ["more"] = JsonElement.Parse("""{"x":1}""") },
    };

    private static Dictionary<T, int> One<T>(T key) where T : notnull => new() { [key] = 1 };
}
