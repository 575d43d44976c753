using Confluent.Kafka;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Tests.Brokers;

/// <summary>Transactions as brokers have them, traps included.</summary>
public class TransactionTests
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);
    private static readonly byte[] _value = [1];

    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly InMemoryCluster _cluster;

    public TransactionTests() => _cluster = new InMemoryCluster(_time).WithTopic("t", 2);

    private TransactionCoordinator Transactions => _cluster.Transactions;

    [Fact]
    public void Nothing_behind_an_open_transaction_is_seen_until_it_is_decided()
    {
        int epoch = Transactions.TryInitialize("a", _timeout)!.Value;
        Write("a", epoch, 0);
        _cluster.Append("t", 0, null, _value);
        Assert.Equal((0, 2), (_cluster.Log("t", 0).StableEnd, _cluster.Log("t", 0).End));
        Assert.Empty(_cluster.Records("t", 0));

        Transactions.End("a", epoch, isCommitted: true);

        Assert.Equal((3, 3), (_cluster.Log("t", 0).StableEnd, _cluster.Log("t", 0).End));
        Assert.Equal(2, _cluster.Records("t", 0).Count);
    }

    [Fact]
    public void What_is_aborted_is_never_seen_and_keeps_its_offsets()
    {
        int epoch = Transactions.TryInitialize("a", _timeout)!.Value;
        Write("a", epoch, 0);
        Transactions.End("a", epoch, isCommitted: false);
        Assert.Empty(_cluster.Records("t", 0));
        Assert.Equal(2, _cluster.Log("t", 0).StableEnd);
    }

    [Fact]
    public void An_initialisation_aborts_what_is_open_and_fences_who_opened_it()
    {
        int first = Transactions.TryInitialize("a", _timeout)!.Value;
        Write("a", first, 0);

        int second = Transactions.TryInitialize("a", _timeout)!.Value;

        Assert.Empty(_cluster.Records("t", 0));
        Assert.Equal(ErrorCode.InvalidProducerEpoch, Write("a", first, 0));
        Assert.Equal(ErrorCode.InvalidProducerEpoch, Transactions.End("a", first, isCommitted: true));
        Assert.Equal(ErrorCode.NoError, Write("a", second, 0));
    }

    [Fact]
    public void A_request_that_comes_late_ends_the_next_transaction()
    {
        int epoch = Transactions.TryInitialize("a", _timeout)!.Value;
        Write("a", epoch, 0);
        Transactions.End("a", epoch, isCommitted: true);
        Write("a", epoch, 1);

        Assert.Equal(ErrorCode.NoError, Transactions.End("a", epoch, isCommitted: true));

        Assert.Single(_cluster.Records("t", 1));
    }

    [Fact]
    public void A_transaction_that_takes_too_long_is_aborted()
    {
        int epoch = Transactions.TryInitialize("a", _timeout)!.Value;
        Write("a", epoch, 0);
        Advance(_timeout);
        Assert.Equal(0, _cluster.Log("t", 0).StableEnd);
        Advance(Transactions.TimeoutLag);
        Assert.Equal(2, _cluster.Log("t", 0).StableEnd);
        Assert.Equal(ErrorCode.InvalidProducerEpoch, Transactions.End("a", epoch, isCommitted: true));
        Assert.Empty(_cluster.Records("t", 0));
    }

    [Fact]
    public void Markers_come_one_by_one_and_hold_up_the_next_transaction()
    {
        Queue<TimeSpan> delays = new([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)]);
        Transactions.MarkerDelay = delays.Dequeue;
        int epoch = Transactions.TryInitialize("a", _timeout)!.Value;
        Write("a", epoch, 0);
        Write("a", epoch, 1);
        Transactions.End("a", epoch, isCommitted: true);
        Assert.Equal(ErrorCode.ConcurrentTransactions, Write("a", epoch, 0));
        Assert.Null(Transactions.TryInitialize("a", _timeout));

        Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 0), (_cluster.Records("t", 0).Count, _cluster.Records("t", 1).Count));
        Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 1), (_cluster.Records("t", 0).Count, _cluster.Records("t", 1).Count));
        Assert.NotNull(Transactions.TryInitialize("a", _timeout));
    }

    [Theory]
    [InlineData(true, 7)]
    [InlineData(false, -1)]
    public void Offsets_are_unstable_until_their_transaction_is_decided(bool isCommitted, long committed)
    {
        ConsumerGroup group = _cluster.Group("g");
        TopicPartition partition = new("t", 0);
        int epoch = Transactions.TryInitialize("a", _timeout)!.Value;

        ErrorCode code = Transactions.AddOffsets("a", epoch, group, new("g", "", -1, null), [new(partition, 7)]);

        Assert.Equal(ErrorCode.NoError, code);
        Assert.True(group.Offsets.IsUnstable([partition]));
        Transactions.End("a", epoch, isCommitted);
        Assert.False(group.Offsets.IsUnstable([partition]));
        Assert.Equal(committed, group.Committed.GetValueOrDefault(partition, -1));
    }

    private ErrorCode Write(string id, int epoch, int partition) =>
        Transactions.Write(id, epoch, _cluster.Log("t", partition), new(null, _value, 0));

    private void Advance(TimeSpan time)
    {
        _time.AdvanceTo(_time.GetUtcNow() + time);
        _cluster.Tick();
    }
}
