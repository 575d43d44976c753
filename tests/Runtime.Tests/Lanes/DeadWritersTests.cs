using Confluent.Kafka;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Lanes.TakeOvers;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>Whose transactional id a lane registers while it waits for a partition's last owner.</summary>
public sealed class DeadWritersTests
{
    private const string Own = "counts-test-0", Other = "counts-gone-0";

    private readonly InMemoryCluster _cluster = TestRun.ClusterOf(1, []);
    private readonly List<string> _calls = [];
    private bool _isAnswered = true;

    [Fact]
    public void That_of_a_lane_that_is_gone_once()
    {
        DeadWriters writers = Create();

        writers.FenceWriterOf(WrittenBy(Other));
        writers.FenceWriterOf(WrittenBy(Other));

        Assert.Single(_calls, "Fence");
    }

    /// <summary>That would break its other partitions.</summary>
    [Fact]
    public void Not_that_of_a_live_member()
    {
        _cluster.Group("counts").Join(Other, null, ["events"], static () => true);
        Create().FenceWriterOf(WrittenBy(Other));
        Assert.DoesNotContain("Fence", _calls);
    }

    /// <summary>Waiting for the time-out is slower, and always right.</summary>
    [Fact]
    public void Not_while_it_is_not_known_whether_it_lives()
    {
        DeadWriters writers = Create();
        _isAnswered = false;
        writers.FenceWriterOf(WrittenBy(Other));
        Assert.DoesNotContain("Fence", _calls);
        _isAnswered = true;
        writers.FenceWriterOf(WrittenBy(Other));
        Assert.Single(_calls, "Fence");
    }

    [Fact]
    public void Not_its_own_and_not_without_transactions()
    {
        Create().FenceWriterOf(WrittenBy(Own));
        Create().FenceWriterOf(null);
        Create(Delivery.AtLeastOnce).FenceWriterOf(WrittenBy(Other));
        Assert.DoesNotContain("Fence", _calls);
    }

    private DeadWriters Create(Delivery delivery = Delivery.ExactlyOnce)
    {
        JobPlan plan = new TestProcess<CountsJob>(_cluster, new()) { Delivery = delivery }.Plan;
        Circumstances meets = new()
        {
            AtQuery = question => question == "DescribeGroup" && !_isAnswered
                ? ErrorCode.GroupCoordinatorNotAvailable
                : ErrorCode.NoError,
        };
        ProcessLife life = new(meets.Crash) { OnCall = _calls.Add };
        return new(TestContexts.Of(plan, new InMemoryClients(_cluster, plan, meets, life)), Own);
    }

    private static CheckpointRecord WrittenBy(string writer) => new()
    {
        Number = 1, Writer = writer, WatermarkMs = 0, HasFinished = false, Sources = [], States = [],
    };
}
