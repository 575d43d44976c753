using Confluent.Kafka;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Tests.Kafka;

/// <summary>
/// What a rebalance in the middle of a fetch does to the batch, and how a listener's exceptions come out.
/// </summary>
public sealed class GroupAssignmentTests
{
    private static readonly TopicPartition _p0 = new("t", 0);
    private static readonly TopicPartition _p1 = new("t", 1);

    private readonly RecordingLane _lane = new() { StartOf = _ => 42 };
    private readonly GroupAssignment _assignment = new(new(TimeProvider.System));

    public GroupAssignmentTests() => _assignment.Listen(_lane);

    [Fact]
    public void Records_fetched_before_a_revoke_are_stale_until_the_next_fetch()
    {
        _assignment.BeginFetch();
        Assert.False(_assignment.IsStale("t", 0));

        _assignment.Revoked(null!, [new(_p0, 10)]);

        Assert.True(_assignment.IsStale("t", 0));
        Assert.False(_assignment.IsStale("t", 1));
        Assert.Empty(_assignment.Returned);
        _assignment.BeginFetch();
        Assert.False(_assignment.IsStale("t", 0));
    }

    [Fact]
    public void A_partition_that_went_and_came_back_within_a_fetch_is_stale_and_goes_on_where_the_listener_says()
    {
        _assignment.BeginFetch();
        _assignment.Revoked(null!, [new(_p0, 10), new(_p1, 10)]);
        _assignment.Assigned(null!, [_p0]);

        Assert.True(_assignment.IsStale("t", 0));
        Assert.Equal([new TopicPartitionOffset(_p0, 42)], _assignment.Returned);

        _assignment.Lost(null!, [new(_p0, 10)]);
        Assert.Empty(_assignment.Returned);
    }

    [Fact]
    public void A_failed_revoke_is_thrown_once()
    {
        _lane.BeforeRevoke = _ => throw new InvalidOperationException("no checkpoint");

        _assignment.Revoked(null!, [new(_p0, 10)]);

        Assert.Equal("no checkpoint", Assert.Throws<InvalidOperationException>(_assignment.ThrowIfFailed).Message);
        _assignment.ThrowIfFailed();
    }

    [Fact]
    public void A_failed_assignment_is_thrown_until_the_reader_is_closed()
    {
        _lane.StartOf = _ => throw new InvalidOperationException("no state");

        var positions = _assignment.Assigned(null!, [_p0, _p1]);

        Assert.Equal([_p0, _p1], positions.Select(position => position.TopicPartition));
        Assert.Throws<InvalidOperationException>(_assignment.ThrowIfFailed);
        Assert.Throws<InvalidOperationException>(_assignment.ThrowIfFailed);
    }
}
