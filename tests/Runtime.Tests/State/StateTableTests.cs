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
        CommitRound,
        RollbackRound,
        MarkWritten,
    }

    /// <summary>Random steps against the plainest model: lists of what there is, and copies to go back to.</summary>
    [Fact]
    public void Behaves_as_a_dictionary_that_remembers() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 40], Gen.Int).List[0, 400].Sample(static steps =>
        {
            UnitOfWork unit = new();
            StateTable<int, long> table = new(unit);
            TableModel model = new();
            foreach ((int step, int key, int value) in steps)
            {
                switch ((Step)Math.Max(0, step - 6))
                {
                    case Step.Update:
                        table.Update(key) = value;
                        model.Update(key, value);
                        continue;
                    case Step.CommitUnit:
                        unit.Commit();
                        model.CommitUnit();
                        break;
                    case Step.RollbackUnit:
                        unit.Rollback();
                        model.RollbackUnit();
                        break;
                    case Step.CommitRound:
                        unit.Commit();
                        table.CommitRound();
                        model.CommitRound();
                        break;
                    case Step.RollbackRound:
                        unit.Rollback();
                        table.RollbackRound();
                        model.RollbackRound();
                        break;
                    case Step.MarkWritten:
                        unit.Commit();
                        table.MarkWritten();
                        model.MarkWritten();
                        break;
                }
                model.AssertEqual(table);
            }
        });

    /// <summary>A restored table is a commit, too.</summary>
    [Fact]
    public void A_round_goes_back_to_what_was_restored()
    {
        UnitOfWork unit = new();
        StateTable<string, int> table = new(unit);
        for (int i = 0; i < 20; i++) table.Restore("k" + i, i);
        table.Remove("k0");
        table.Update("k1") = -1;
        table.Update("new") = 5;
        unit.Commit();

        table.RollbackRound();

        Assert.Equal(19, table.Count);
        Assert.True(table.TryGet("k1", out int value));
        Assert.Equal(1, value);
        Assert.False(table.TryGet("new", out _));
        Assert.Equal(0, table.UnwrittenCount);
        Assert.All(Enumerable.Range(0, table.Count), index => Assert.True(table.IsWritten(index)));
    }

    [Fact]
    public void A_round_is_not_taken_back_in_the_middle_of_a_unit_or_before_a_repair()
    {
        UnitOfWork unit = new();
        StateTable<int, int> table = new(unit);
        table.Update(1) = 1;
        Assert.Throws<InvalidOperationException>(table.RollbackRound);
        unit.Commit();
        table.CommitRound();

        table.TryMarkChanged(1);

        Assert.Throws<InvalidOperationException>(table.RollbackRound);
    }

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
        Assert.Equal(0, table.UnwrittenCount);
        Assert.All(Enumerable.Range(0, 50), index => Assert.True(table.IsWritten(index)));
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

    [Fact]
    public void Room_that_is_made_beforehand_keeps_what_is_there()
    {
        StateTable<int, int> table = new(new UnitOfWork());
        for (int i = 0; i < 20; i++) table.Restore(i, i);
        table.Reserve(1000);
        for (int i = 20; i < 1000; i++) table.Restore(i, i);
        table.Reserve(10);

        Assert.Equal((1000, 1024), (table.Count, table.Capacity));
        Assert.All(Enumerable.Range(0, 1000), i => Assert.True(table.TryGet(i, out int value) && value == i));
    }
}
