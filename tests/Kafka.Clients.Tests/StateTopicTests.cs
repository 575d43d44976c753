using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tests.Checkpointing.Topics;
using Millrace.Runtime.Writing;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>
/// A state topic on a real broker: long values, several partitions at once, transactions that are open.
/// </summary>
public sealed class StateTopicTests : IDisposable
{
    private const int Partitions = 3, Keys = 500, LongValue = 5_000_000;
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(20);

    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly RealKafka _kafka;
    private readonly string _topic;
    private readonly KafkaClients _clients;
    private readonly StateTopicStore _store;

    public StateTopicTests(RealKafka kafka)
    {
        JobDefinition job = new() { Name = $"job-{Guid.NewGuid():N}", Sources = [], Sinks = [], States = [] };
        JobPlan plan = new JobPlanner(new() { BootstrapServers = kafka.Bootstrap }, []).Plan(job, new(), "test");
        (_kafka, _topic) = (kafka, plan.StateTopic);
        _clients = new(plan, NullLogger.Instance, TimeProvider.System, new(plan.Name, TimeProvider.System));
        _store = new(plan, _clients, new(), NullLogger.Instance, TimeProvider.System);
        Assert.Empty(_store.Prepare(Partitions));
    }

    [Fact]
    public void Values_of_several_megabytes_and_many_keys_come_back_from_all_partitions_at_once()
    {
        using IRecordWriter writer = Open();
        Write(writer, number: 1, LongValue);
        writer.Commit(_timeout);
        writer.Begin();
        Write(writer, number: 2, length: 10);
        writer.Flush(_timeout);
        writer.Abort(_timeout);
        using ICheckpointReader reader = _store.CreateReader();
        Dictionary<int, long> left = [];

        Texts[] texts = Read(reader, left, onBlocked: () => { });

        Assert.All(texts, static partition =>
        {
            Assert.Equal(Keys + 1, partition.Lengths.Count);
            Assert.Equal(LongValue, partition.Lengths["long"]);
        });
        Assert.Equal([0, 1, 2], left.Keys.Order());
        Assert.Equal(1, Assert.Single(reader.FindLast([2], _stop)).Value.Number);
        Assert.Empty(_store.Prepare(Partitions));
    }

    [Fact]
    public void Reading_waits_for_a_transaction_that_is_open_and_says_so()
    {
        using IRecordWriter writer = Open();
        Write(writer, number: 1, LongValue);
        writer.Flush(_timeout);
        using ICheckpointReader reader = _store.CreateReader();
        int blocked = 0;

        Texts[] texts = Read(reader, [], () =>
        {
            if (blocked++ == 0) writer.Commit(_timeout);
        });

        Assert.InRange(blocked, 1, 10);
        Assert.All(texts, static partition => Assert.Equal(Keys + 1, partition.Lengths.Count));
    }

    [Fact]
    public async Task Reading_begins_at_the_first_record_that_is_left()
    {
        using IRecordWriter writer = Open();
        Write(writer, number: 1, length: 10);
        writer.Commit(_timeout);
        await _kafka.AllowDeletionAsync(_topic);
        await _kafka.DeleteBeforeAsync(new(_topic, 0, 100));
        using ICheckpointReader reader = _store.CreateReader();

        Texts[] texts = Read(reader, [], onBlocked: () => { });

        Assert.Equal([Keys + 1 - 100, Keys + 1, Keys + 1], texts.Select(static partition => partition.Lengths.Count));
    }

    [Fact]
    public void Reading_can_be_stopped()
    {
        using IRecordWriter writer = Open();
        Write(writer, number: 1, length: 10);
        writer.Flush(_timeout);
        using ICheckpointReader reader = _store.CreateReader();
        using CancellationTokenSource stop = new();

        Assert.Throws<OperationCanceledException>(
            () => reader.Read([new(0, new Texts(), stop.Cancel, static _ => { })], stop.Token));
    }

    public void Dispose() => _clients.Dispose();

    private IRecordWriter Open()
    {
        IRecordWriter writer = _clients.CreateWriter($"lane-{Guid.NewGuid():N}");
        writer.Initialize(_timeout);
        writer.Begin();
        return writer;
    }

    private void Write(IRecordWriter writer, long number, int length)
    {
        using LaneCheckpoints lane = _store.Open(writer, "writer");
        (string, int?)[] values =
            [.. Enumerable.Range(0, Keys).Select(static key => ($"{key}", (int?)8)), ("long", length)];
        for (int i = 0; i < Partitions; i++)
        {
            lane.Writer.WriteEntries(new(i, number, [new TextStore(values)]));
            lane.Writer.WriteRecord(i, new()
            {
                Number = number, Writer = "lane", WatermarkMs = 0, HasFinished = false, Sources = [], States = [],
            });
        }
    }

    private Texts[] Read(ICheckpointReader reader, Dictionary<int, long> left, Action onBlocked)
    {
        Texts[] texts = [.. Enumerable.Range(0, Partitions).Select(static _ => new Texts())];
        reader.Read([.. texts.Select((text, i) => new CheckpointReading(i, text, onBlocked, n => left[i] = n))], _stop);
        return texts;
    }
}
