using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.State;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Runtime.Timing;
using Millrace.Runtime.Windows;
using Millrace.Runtime.Writing;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;

namespace Millrace.Runtime.Tests.State;

/// <summary>
/// The work that a record makes, counted rather than timed: a look-up more would not show in a measurement on a busy
/// machine.
/// </summary>
public sealed class LookUpsTests : IDisposable
{
    private const int Keys = 300, Rounds = 10;

    private readonly InMemoryCluster _cluster = new InMemoryCluster().WithTopic("state", 1);
    private readonly InMemoryWriter _writer;
    private readonly StateTopicWriter _checkpoints;
    private readonly Outbox _outbox;
    private readonly TaskScope _scope;

    public LookUpsTests()
    {
        LaneCounters counters = new();
        _writer = InMemoryWriter.Alone(_cluster, null);
        _checkpoints = new(_writer, "state", recordBytesMax: 1_000_000, new(), TimeProvider.System);
        _outbox = new(_writer, counters);
        _scope = new(_outbox, counters);
    }

    /// <summary>New keys, known ones, and a table that grows under them.</summary>
    [Fact]
    public void An_update_of_a_state_is_one()
    {
        ValueStateStore<CountedKey, CountedKeyCodec, Totals> store = new("totals", _scope.Unit);
        for (int round = 0; round < Rounds; round++)
        {
            Assert.Equal(Keys, CountedKey.LookUpsOf(() => UpdateAll(store)));
            Assert.Equal(0, CountedKey.LookUpsOf(() => End(store, isCommit: round % 2 == 0)));
        }
        Assert.Equal(Keys * Rounds, _cluster.Records("state", 0).Count);
    }

    /// <summary>Opening and closing windows, committing and going back look nothing up.</summary>
    [Fact]
    public void A_record_of_a_window_is_one()
    {
        WindowStore<CountedKey, CountedKeyCodec, Totals> store = new("windows", _scope.Unit);
        Sums handler = new();
        TumblingWindowOperator<int, CountedKey, CountedKeyCodec, Totals> windows =
            new(new("windows", SizeMs: 10, OffsetMs: 0, AllowedLatenessMs: 0), handler, store, _scope);
        PartitionWatermark watermark = new(maxOutOfOrdernessMs: 0, idleAfterMs: null, TimeProvider.System);
        _scope.Clock.Add(watermark);
        for (int round = 0; round < Rounds; round++)
        {
            int from = round * 20;
            Assert.Equal(2 * Keys, CountedKey.LookUpsOf(() => AddAll(windows, fromMs: from)));
            watermark.Observe(from + 10);
            Assert.Equal(0, CountedKey.LookUpsOf(() => windows.AdvanceTo(from + 10)));
            Assert.Equal(0, CountedKey.LookUpsOf(() => End(store, isCommit: round % 2 == 0)));
        }
        Assert.True(handler.Closed >= Keys * Rounds, $"only {handler.Closed} windows were closed");
    }

    public void Dispose()
    {
        _outbox.Dispose();
        _checkpoints.Dispose();
        _writer.Dispose();
    }

    private void UpdateAll(ValueStateStore<CountedKey, CountedKeyCodec, Totals> store)
    {
        for (int key = 0; key < Keys; key++)
        {
            store.Update(new(key)) = new(1, key);
            _scope.Complete();
        }
    }

    private void AddAll(RecordOperator<int> windows, int fromMs)
    {
        for (int record = 0; record < 2 * Keys; record++)
        {
            windows.Process(record % Keys, fromMs + (record < Keys ? 5 : 15), default);
            _scope.Complete();
        }
    }

    private void End(IStateStore store, bool isCommit)
    {
        _checkpoints.WriteEntries(new(0, 1, [store]));
        if (isCommit) store.CommitRound();
        else store.RollbackRound();
    }

    /// <summary>The record is the key.</summary>
    private sealed class Sums : WindowHandler<int, CountedKey, Totals>
    {
        public int Closed { get; private set; }

        public override string Name => "Sums.Add";

        public override CountedKey KeyOf(int record) => new(record);

        public override void Add(int record, ref Totals accumulator, in RecordMetadata metadata) =>
            accumulator = new(accumulator.Count + 1, accumulator.Sum + record);

        public override void Close(Window<CountedKey> window, Totals accumulator) => Closed++;
    }
}
