using Millrace.Runtime.State;
using Millrace.Runtime.Tests.InMemory;

namespace Millrace.Runtime.Tests.State;

/// <summary>
/// What a key costs in memory, as docs/operations/state.md says. Alone, because it measures the whole process.
/// </summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public class MemoryTests
{
    /// <summary>The fullest that a table can be, and with one more key the emptiest.</summary>
    [Theory]
    [InlineData(1 << 17, 44, 30)]
    [InlineData((1 << 17) + 1, 88, 60)]
    public void A_key_costs_what_the_page_says(int keys, int bytesAtRest, int bytesChanged)
    {
        UnitOfWork unit = new();
        StateTable<long, Totals> table = new(unit);
        long empty = UsedBytes();
        for (long key = 0; key < keys; key++) table.Restore(key, new(1, key));
        long atRest = UsedBytes();
        for (long key = 0; key < keys; key++) Update(table, unit, key);
        long changed = UsedBytes();

        double perKey = (atRest - empty) / (double)keys, perChange = (changed - atRest) / (double)keys;
        TestContext.Current.TestOutputHelper?.WriteLine($"{keys} keys: {perKey:F1} B each, {perChange:F1} B changed");
        Assert.InRange(perKey, bytesAtRest * 0.9, bytesAtRest * 1.1);
        Assert.InRange(perChange, 1, bytesChanged);
        GC.KeepAlive(table);
    }

    private static void Update(StateTable<long, Totals> table, UnitOfWork unit, long key)
    {
        table.Update(key) = new(2, key);
        unit.Commit();
    }

    private static long UsedBytes() => GC.GetTotalMemory(forceFullCollection: true);
}
