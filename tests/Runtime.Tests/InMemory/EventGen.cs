using CsCheck;
using Given = (int Partition, string Key, long At, int Value);

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>Random streams of events in two partitions, out of order and in part too late.</summary>
internal static class EventGen
{
    public static Gen<List<Given>> Events { get; } = Gen
        .Select(Gen.Int[0, 1], Gen.Int[0, 4], Gen.Long[-60_000, 60_000], Gen.Int[0, 20])
        .List[1, 120]
        .Select(static drawn => drawn.Select(static (e, i) =>
            (e.Item1, "k" + (e.Item1 + 2 * e.Item2), i * 5_000L + e.Item3, e.Item4)).ToList());
}
