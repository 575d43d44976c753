using CsCheck;
using Millrace.Runtime.State;

namespace Millrace.Runtime.Tests.State;

public class StateTableTests
{
    private enum Step
    {
        Update,
        CommitUnit,
        RollbackUnit,
        Write,
    }

    /// <summary>Random steps against the plainest model: a dictionary, and copies of it to go back to.</summary>
    [Fact]
    public void Behaves_as_a_dictionary_that_remembers() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 40], Gen.Int).List[0, 400].Sample(steps =>
        {
            UnitOfWork unit = new();
            StateTable<int, long> table = new(unit);
            Dictionary<int, long> model = [], committed = [];
            HashSet<int> dirty = [], dirtyCommitted = [];
            foreach ((int step, int key, int value) in steps)
            {
                switch ((Step)step)
                {
                    case Step.Update:
                        table.Update(key) = value;
                        model[key] = value;
                        dirty.Add(key);
                        continue;
                    case Step.RollbackUnit:
                        unit.Rollback();
                        (model, dirty) = (new(committed), [.. dirtyCommitted]);
                        break;
                    default:
                        unit.Commit();
                        if ((Step)step == Step.Write) table.MarkWritten();
                        if ((Step)step == Step.Write) dirty.Clear();
                        break;
                }
                (committed, dirtyCommitted) = (new(model), [.. dirty]);
                Assert.Equal(dirty.Order(), table.DirtyIndexes.Select(index => table.At(index).Key).Order());
            }
            Assert.Equal(model.OrderBy(e => e.Key), Entries(table).OrderBy(e => e.Key));
        });

    [Fact]
    public void Restored_entries_can_be_replaced_and_removed()
    {
        StateTable<string, int> table = new(new UnitOfWork());
        for (int i = 0; i < 100; i++) table.Restore("k" + i, i);
        for (int i = 0; i < 100; i += 2) table.Remove("k" + i);
        table.Restore("k1", -1);

        Assert.Equal(50, table.Count);
        Assert.False(table.TryGet("k0", out _));
        Assert.True(table.TryGet("k1", out int value));
        Assert.Equal(-1, value);
        Assert.False(table.IsDirty);
        Assert.All(Enumerable.Range(0, 50), index => Assert.True(table.IsPersisted(index)));
    }

    [Fact]
    public void A_rolled_back_insertion_is_gone_although_the_table_grew()
    {
        UnitOfWork unit = new();
        StateTable<int, int> table = new(unit);
        for (int i = 0; i < 1000; i++) table.Update(i) = i;
        unit.Rollback();

        Assert.Equal(0, table.Count);
        Assert.False(table.TryGet(7, out _));
    }

    private static IEnumerable<KeyValuePair<int, long>> Entries(StateTable<int, long> table) =>
        Enumerable.Range(0, table.Count).Select(table.At).Select(entry => KeyValuePair.Create(entry.Key, entry.Value));
}
