using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessagePack;
using Millrace.Conformance.Tests.Types;

namespace Millrace.Conformance.Tests.Mutations;

/// <summary>A tree with a member of every kind, twice.</summary>
public sealed class Node
{
    public int Number { get; set; }

    public required double Weight { get; init; }

    public string Name { get; set; } = "";

    public decimal? Price { get; set; }

    public DateTimeOffset At { get; set; }

    public TimeSpan Length { get; set; }

    public Guid Id { get; set; }

    public DayOfWeek Day { get; set; }

    public byte[] Bytes { get; set; } = [];

    public List<Node> Children { get; set; } = [];

    public ImmutableArray<long?> Longs { get; set; } = [];

    public Dictionary<string, Int128> Sums { get; set; } = [];

    public Uri? Link { get; set; }

    public Version Release { get; set; } = new(1, 0);

    public BigInteger Big { get; set; }

    [UnixTime(UnixTimeUnit.Milliseconds)] public DateTime Seen { get; set; }

    public HashSet<int> Set { get; set; } = [];

    public Dictionary<Guid, bool> ById { get; set; } = [];

    public (Half Low, string? High) Range { get; set; }

    public Either? Either { get; set; }

    public Node? Next { get; set; }
}

/// <summary>One of two types.</summary>
[JsonDerivedType(typeof(First), "first"), JsonDerivedType(typeof(Second), 2)]
[Union(0, typeof(First)), Union(1, typeof(Second))]
public abstract record Either;

public sealed record First(int Size) : Either;

public sealed record Second(string Text) : Either;

[KafkaSource("a"), KafkaSink("a")]
public sealed partial record JsonTree(Node Root, string[] Names)
{
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public int InText { get; set; }

    [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; set; }
}

[KafkaSource("a", Format = RecordFormat.MessagePack), KafkaSink("a", Format = RecordFormat.MessagePack)]
public sealed partial record PackedTree(Node Root, string[] Names);

/// <summary>Of what a large value has much.</summary>
public enum Much
{
    Text,
    Bytes,
    Numbers,
    Members,
    Names,
    Objects,
    Unknown,
}

/// <summary>Valid values to start from; large ones are of some 500 KB.</summary>
internal static class Subject
{
    private const int LengthLarge = 400_000;
    private const int CountLarge = 20_000;

    public static byte[] Json(Random random, Much? much = null)
    {
        Dictionary<string, JsonElement> more = Enumerable.Range(0, much == Much.Unknown ? CountLarge : 1).ToDictionary(
            i => $"more {i}", _ => JsonElement.Parse("""[{"a":1e3},"\u00e9",null]"""));
        JsonTree tree = new(Tree(random, much), Names(random, much)) { InText = random.Next(), More = more };
        return new Probe<JsonTree>().Write(tree);
    }

    public static byte[] Packed(Random random, Much? much = null) =>
        new Probe<PackedTree>().Write(new PackedTree(Tree(random, much), Names(random, much)));

    private static string[] Names(Random random, Much? much) =>
        [.. Many(much == Much.Names ? CountLarge : 2, () => RandomText.Create(random))];

    private static Node Tree(Random random, Much? much)
    {
        Node root = Tree(random, depth: much == null ? 3 : 1);
        switch (much)
        {
            case Much.Text: root.Name = string.Concat(Many(LengthLarge / 4, () => "a\u00e9\"")); break;
            case Much.Bytes: root.Bytes = new byte[LengthLarge]; break;
            case Much.Numbers: root.Set = [.. Enumerable.Range(0, CountLarge * 4)]; break;
            case Much.Members: root.Sums = Sums(CountLarge); break;
            case Much.Objects: root.Children = [.. Many(CountLarge / 20, () => Tree(random, depth: 0))]; break;
            default: break;
        }
        return root;
    }

    private static Dictionary<string, Int128> Sums(int count) =>
        Enumerable.Range(0, count).ToDictionary(i => $"sum {i}", i => (Int128)i);

    private static IEnumerable<T> Many<T>(int count, Func<T> create) =>
        Enumerable.Range(0, count).Select(_ => create());

    private static Node Tree(Random random, int depth) => new()
    {
        Number = random.Next(),
        Weight = random.NextDouble(),
        Name = RandomText.Create(random),
        Price = random.Next(2) == 0 ? null : 12.50m,
        At = DateTimeOffset.UnixEpoch.AddMilliseconds(random.Next()),
        Length = TimeSpan.FromMilliseconds(random.Next()),
        Day = (DayOfWeek)random.Next(7),
        Bytes = new byte[random.Next(20)],
        Children = depth == 0 ? [] : [.. Enumerable.Range(0, random.Next(3)).Select(_ => Tree(random, depth - 1))],
        Longs = [1, null, long.MinValue],
        Sums = new() { [RandomText.Create(random)] = Int128.MaxValue },
        Link = random.Next(2) == 0 ? null : new("http://a.b/c?d#e"),
        Big = BigInteger.Pow(random.Next(), 7),
        Seen = DateTime.UnixEpoch.AddMilliseconds(random.Next()),
        Set = [random.Next(), 7],
        ById = new() { [new Guid(random.Next(), 0, 0, new byte[8])] = true },
        Range = ((Half)1.5, RandomText.Create(random)),
        Either = random.Next(2) == 0 ? new First(random.Next()) : new Second(RandomText.Create(random)),
        Next = depth == 0 ? null : Tree(random, depth - 1),
    };
}
