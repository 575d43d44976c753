using CsCheck;
using Millrace.Keys;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.State;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Runtime.Windows;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Store = Millrace.Runtime.Windows.WindowStore<
    string, Millrace.Keys.StringKey, Millrace.Runtime.Tests.InMemory.Totals>;

namespace Millrace.Runtime.Tests.Windows;

/// <summary>
/// Windows that open, change and close, in rounds of which some are aborted: memory is always what the last commit
/// was, with the present round on top, and so is what a restore reads back.
/// </summary>
public class WindowRoundTests
{
    private enum Step
    {
        Update,
        CloseKey,
        CloseWindow,
        CommitRound,
        RollbackRound,
        RollbackWritten,
        WriteAhead,
    }

    /// <summary>Windows by start; of each its keys in order of insertion, and how many have been closed.</summary>
    private sealed class Model : SortedDictionary<long, (List<(string Key, long Sum)> Entries, int Closed)>
    {
        public Model Copy()
        {
            Model copy = [];
            foreach ((long start, var window) in this) copy[start] = ([.. window.Entries], window.Closed);
            return copy;
        }

        public void Update(long startMs, string key, long sum)
        {
            if (!TryGetValue(startMs, out var window)) this[startMs] = window = ([], 0);
            int at = window.Entries.FindIndex(entry => entry.Key == key);
            if (at < 0) window.Entries.Add((key, sum));
            else window.Entries[at] = (key, sum);
        }

        public IEnumerable<string> Lines =>
            this.Select(static w => $"{w.Key} closed {w.Value.Closed} {string.Join(' ', w.Value.Entries)}");

        /// <summary>What is not closed, in no order: a restore sees no more.</summary>
        public IEnumerable<string> Open => this
            .SelectMany(static w => w.Value.Entries.Skip(w.Value.Closed).Select(entry => $"{w.Key} {entry}")).Order();
    }

    [Fact]
    public void Go_back_to_the_last_commit() => Gen
        .Select(Gen.Int[0, 10], Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[0, 99])
        .List[0, 200]
        .Sample(static steps =>
        {
            using Rounds rounds = new();
            Model now = [], committed = [];
            foreach ((int step, int start, int key, int sum) in steps)
            {
                switch ((Step)Math.Max(0, step - 4))
                {
                    // A window that has begun to close takes no record any more, and one that was closed never opens.
                    case Step.Update when start >= rounds.StartNext:
                        rounds.Update(start, "k" + key, sum);
                        now.Update(start, "k" + key, sum);
                        break;
                    case Step.CloseKey or Step.CloseWindow when now.Count > 0:
                        Close(rounds, now, all: (Step)(step - 4) == Step.CloseWindow);
                        break;
                    case Step.CommitRound:
                        rounds.Commit();
                        committed = now.Copy();
                        break;
                    case Step.RollbackRound or Step.RollbackWritten:
                        rounds.Rollback(isWritten: (Step)(step - 4) == Step.RollbackWritten);
                        now = committed.Copy();
                        break;
                    case Step.WriteAhead:
                        rounds.WriteAhead();
                        break;
                }
                Assert.Equal(now.Lines, LinesOf(rounds.Store));
            }
            Assert.Equal(committed.Open, LinesOfOpen(rounds.Restored()));
        });

    private static void Close(Rounds rounds, Model model, bool all)
    {
        (long start, var window) = model.First();
        int closed = all ? window.Entries.Count : window.Closed + 1;
        rounds.CloseFirst(closed);
        if (closed == window.Entries.Count) model.Remove(start);
        else model[start] = (window.Entries, closed);
    }

    private static IEnumerable<string> LinesOf(Store store) => store.Buckets.Open.Select(static bucket =>
        $"{bucket.StartMs} closed {bucket.ClosedCount} {string.Join(' ', EntriesOf(bucket))}");

    private static IEnumerable<string> LinesOfOpen(Store store) => store.Buckets.Open
        .SelectMany(static bucket => EntriesOf(bucket).Select(entry => $"{bucket.StartMs} {entry}")).Order();

    private static IEnumerable<(string Key, long Sum)> EntriesOf(WindowBucket<string, Totals> bucket) => Enumerable
        .Range(0, bucket.Entries.Count).Select(bucket.Entries.At).Select(static entry => (entry.Key, entry.Value.Sum));

    /// <summary>A store that writes to a state topic in memory, in transactions.</summary>
    private sealed class Rounds : IDisposable
    {
        private readonly InMemoryCluster _cluster = new InMemoryCluster().WithTopic("state", 1);
        private readonly UnitOfWork _unit = new();
        private readonly InMemoryWriter _transactions;
        private readonly StateTopicWriter _checkpoints;
        private long _startNextCommitted;
        private bool _isContinued;

        public Rounds()
        {
            Store = new("windows", _unit);
            _transactions = InMemoryWriter.Alone(_cluster, "rounds");
            _checkpoints = new(_transactions, "state", recordBytesMax: 1_000_000, new(), TimeProvider.System);
            _transactions.Begin();
        }

        public Store Store { get; }

        /// <summary>Windows before this one have begun to close.</summary>
        public long StartNext { get; private set; }

        public void Update(long startMs, string key, long sum)
        {
            var bucket = Store.Buckets.Find(startMs) ?? Store.Buckets.Add(startMs);
            bucket.Entries.Update(key) = new(1, sum);
            _unit.Commit();
        }

        public void CloseFirst(int closedCount)
        {
            var bucket = Store.Buckets.Open[0];
            StartNext = bucket.StartMs + 1;
            bucket.ClosedCount = closedCount;
            if (bucket.IsClosed) Store.Retire(Store.Buckets.TakeFirst());
        }

        public void WriteAhead()
        {
            _checkpoints.WriteAhead(Changes);
            _isContinued = true;
        }

        public void Commit()
        {
            _checkpoints.WriteEntries(Changes);
            _transactions.Commit(TimeSpan.Zero);
            Store.CommitRound();
            _startNextCommitted = StartNext;
            Begin();
        }

        public void Rollback(bool isWritten)
        {
            if (isWritten) _checkpoints.WriteEntries(Changes);
            _transactions.Abort(TimeSpan.Zero);
            Store.RollbackRound();
            StartNext = _startNextCommitted;
            Begin();
        }

        public Store Restored()
        {
            Store restored = new("windows", new());
            StateTopic.Read(_cluster, "state", new StateRestore([restored], countsAtOnce: true));
            return restored;
        }

        public void Dispose() => _checkpoints.Dispose();

        private TaskChanges Changes => new(0, 1, [Store], IsContinued: _isContinued);

        private void Begin()
        {
            _transactions.Begin();
            _isContinued = false;
        }
    }
}
