using CsCheck;
using Millrace.Keys;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.State;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Runtime.Windows;

namespace Millrace.Runtime.Tests.State;

/// <summary>Slices that follow one another, with what changes in between, have all that there is.</summary>
public sealed class SliceTests
{
    [Fact]
    public void A_cycle_of_slices_and_changes_is_the_whole_state() => Gen
        .Select(Gen.Select(Gen.Int[0, 60], Gen.Int[1, 1000]).Array[0, 30].Array[1, 30], Gen.Int[1, 12], Gen.Bool)
        .Sample(static (rounds, entriesMax, skipsChanged) =>
        {
            UnitOfWork unit = new();
            ValueStateStore<string, StringKey, Totals> store = new("totals", unit);
            Written cycle = new();
            using StateEntryWriter writer = new(cycle);
            StorePosition position = StorePosition.Beginning;
            foreach ((int Key, int Value)[] updates in rounds)
            {
                foreach ((int key, int value) in updates) store.Update($"k{key}") = new(1, value);
                unit.Commit();
                store.WriteChanges(writer);
                int written = store.WriteSlice(writer, ref position, entriesMax, skipsChanged);
                store.CommitRound();
                Assert.Equal(store.Size.Entries, WholeOf(store).Count);
                if (written == entriesMax) continue;
                Assert.Equal(WholeOf(store), cycle.Entries);
                position = StorePosition.Beginning;
                cycle.Entries.Clear();
            }
        });

    /// <summary>Windows open and close between the slices.</summary>
    [Fact]
    public void Windows_are_sliced_in_their_order() => Gen
        .Select(Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9]).Array[0, 20].Array[1, 30], Gen.Int[1, 12], Gen.Bool)
        .Sample(static (rounds, entriesMax, skipsChanged) =>
        {
            UnitOfWork unit = new();
            WindowStore<string, StringKey, Totals> store = new("windows", unit);
            Written cycle = new();
            using StateEntryWriter writer = new(cycle);
            StorePosition position = StorePosition.Beginning;
            for (int round = 0; round < rounds.Length; round++)
            {
                foreach ((int window, int key) in rounds[round])
                {
                    long startMs = round / 3 + window;
                    WindowBucket<string, Totals> bucket = store.Buckets.Find(startMs) ?? store.Buckets.Add(startMs);
                    bucket.Entries.Update($"k{key}") = new(1, round);
                }
                unit.Commit();
                while (store.Buckets.Open is [{ } first, ..] && first.StartMs < round / 3) Close(store);
                store.WriteChanges(writer);
                int written = store.WriteSlice(writer, ref position, entriesMax, skipsChanged);
                store.CommitRound();
                Assert.Equal(store.Size.Entries, WholeOf(store).Count);
                if (written == entriesMax) continue;
                Assert.Equal(WholeOf(store), cycle.Entries);
                position = StorePosition.Beginning;
                cycle.Entries.Clear();
            }
        });

    private static void Close(WindowStore<string, StringKey, Totals> store)
    {
        WindowBucket<string, Totals> bucket = store.Buckets.TakeFirst();
        bucket.ClosedCount = bucket.Entries.Count;
        store.Retire(bucket);
    }

    private static SortedDictionary<string, string> WholeOf(IStateStore store)
    {
        Written whole = new();
        using StateEntryWriter writer = new(whole);
        store.WriteAll(writer);
        return whole.Entries;
    }

    private sealed class Written : IStateEntryOutput
    {
        public SortedDictionary<string, string> Entries { get; } = [];

        public void OnEntry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
        {
            if (hasValue) Entries[Convert.ToHexString(key)] = Convert.ToHexString(value);
            else Entries.Remove(Convert.ToHexString(key));
        }
    }
}
