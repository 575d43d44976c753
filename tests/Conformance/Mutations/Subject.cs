using System.Collections.Immutable;
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

    public Node? Next { get; set; }
}

[KafkaSource("a"), KafkaSink("a")]
public sealed partial record JsonTree(Node Root, string[] Names);

[KafkaSource("a", Format = RecordFormat.MessagePack), KafkaSink("a", Format = RecordFormat.MessagePack)]
public sealed partial record PackedTree(Node Root, string[] Names);

/// <summary>Valid values to start from.</summary>
internal static class Subject
{
    public static byte[] Json(Random random) =>
        new Probe<JsonTree>().Write(new JsonTree(Tree(random, depth: 3), Names(random)));

    public static byte[] Packed(Random random) =>
        new Probe<PackedTree>().Write(new PackedTree(Tree(random, depth: 3), Names(random)));

    private static string[] Names(Random random) => [RandomText.Create(random), RandomText.Create(random)];

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
        Next = depth == 0 ? null : Tree(random, depth - 1),
    };
}
