using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Options;
using Millrace.Runtime.Writing;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.Checkpointing.Topics;

/// <summary>A partition of the state topic that moves between lanes of one process.</summary>
public sealed class StateTopicLanesTests
{
    private const int LongValue = 5_000_000;

    private readonly InMemoryCluster _cluster = new();
    private readonly JobPlan _plan;
    private readonly StateTopicStore _store;

    public StateTopicLanesTests()
    {
        JobDefinition job = new() { Name = "job", Sources = [], Sinks = [], States = [] };
        _plan = new JobPlanner(new() { BootstrapServers = "memory" }, []).Plan(job, new(), "test");
        Circumstances meets = new();
        InMemoryClients clients = new(_cluster, _plan, meets, new(meets.Crash));
        _store = new(_plan, clients, new(), NullLogger.Instance, TimeProvider.System);
        Assert.Empty(_store.Prepare(1));
    }

    /// <summary>Otherwise the chunks of the new owner's value would stay in the topic for ever.</summary>
    [Fact]
    public void What_a_former_owner_still_writes_changes_nothing_for_the_new_one()
    {
        using IRecordWriter formerProducer = InMemoryWriter.Alone(_cluster, "former");
        using IRecordWriter producer = InMemoryWriter.Alone(_cluster, "new");
        using LaneCheckpoints former = _store.Open(formerProducer, "former");
        Write(formerProducer, former, number: 1, length: 10, isCommit: true);
        using LaneCheckpoints present = _store.Open(producer, "new");
        Read(present.Reader);

        Write(producer, present, number: 2, LongValue, isCommit: true);
        Write(formerProducer, former, number: 2, length: 20, isCommit: false);
        Write(producer, present, number: 3, length: 30, isCommit: true);

        Assert.Equal(1, LiveRecords());
    }

    /// <summary>Such as a savepoint of a job that a process has started again meanwhile.</summary>
    [Fact]
    public void A_reader_from_outside_takes_nothing_from_a_lane()
    {
        using IRecordWriter producer = InMemoryWriter.Alone(_cluster, "lane");
        using LaneCheckpoints lane = _store.Open(producer, "lane");
        Write(producer, lane, number: 1, LongValue, isCommit: true);

        using ICheckpointReader reader = _store.CreateReader();
        Read(reader);
        Write(producer, lane, number: 2, length: 10, isCommit: true);

        Assert.Equal(1, LiveRecords());
    }

    /// <summary>Should it come back, its restore makes an account of chunks anew.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_lane_keeps_nothing_of_a_partition_that_it_has_let_go_of(bool isRestored)
    {
        using IRecordWriter producer = InMemoryWriter.Alone(_cluster, "lane");
        using LaneCheckpoints lane = _store.Open(producer, "lane");
        Write(producer, lane, number: 1, LongValue, isCommit: true);
        int withChunks = LiveRecords();

        lane.Writer.Forget(0);
        if (isRestored) Read(lane.Reader);
        Write(producer, lane, number: 2, length: 10, isCommit: true);

        Assert.Equal(isRestored ? 1 : withChunks, LiveRecords());
    }

    private static void Read(ICheckpointReader reader) =>
        reader.Read(0, new Texts(), static () => { }, TestContext.Current.CancellationToken);

    private static void Write(
        IRecordWriter producer, LaneCheckpoints lane, long number, int length, bool isCommit)
    {
        producer.Begin();
        lane.Writer.WriteEntries(new(0, number, [new TextStore([("key", length)])]));
        if (isCommit) producer.Commit(TimeSpan.Zero);
        else producer.Abort(TimeSpan.Zero);
    }

    /// <summary>What compaction would leave.</summary>
    private int LiveRecords() => _cluster.Records(_plan.StateTopic, 0)
        .GroupBy(static record => Convert.ToHexString(record.Key!))
        .Count(static key => key.Last().Value != null);
}
