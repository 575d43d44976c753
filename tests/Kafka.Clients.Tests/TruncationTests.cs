using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Brokers;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Tests.Kafka;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>
/// A broker that lacks records becomes the leader (an unclean election), and others take their offsets. What was read
/// before is not in the topic any more, which the client sees by the leader epochs.
/// </summary>
public sealed class TruncationTests : IAsyncDisposable
{
    private const string Topic = "events";
    private const int First = 1, Second = 2, Both = 10, Lost = 10, Others = 15;
    private KafkaCluster? _cluster;

    [Fact]
    public async Task A_reader_whose_records_have_been_replaced_stops_with_the_place()
    {
        Assert.SkipWhen(KafkaCluster.Obstacle is not null, $"needs brokers of its own: {KafkaCluster.Obstacle}");
        _cluster = await KafkaCluster.StartAsync(brokers: 3);
        await CreateAsync();
        await WriteAsync(Both);
        await _cluster.KillAsync(Second);
        await WriteAsync(Lost);
        using KafkaReader reader = new(TestClient.Options(Bootstrap), $"{Guid.NewGuid()}");
        RecordingLane lane = new();
        reader.Subscribe([Topic], lane);
        lane.PollUntil(reader, () => lane.Records.Count == Both + Lost);

        await _cluster.KillAsync(First);
        await _cluster.UpAsync(Second);
        await WriteAsync(Others);

        PartitionReadException failure = Assert.Throws<PartitionReadException>(
            () => lane.PollUntil(reader, () => lane.Records.Count > Both + Lost));
        Assert.StartsWith($"Topic '{Topic}' partition 0 cannot be read at offset", failure.Message);
        Assert.Contains("truncation", failure.Message);
        Assert.True(Restart.IsPermanent(failure.Error.Code));
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    private async Task CreateAsync()
    {
        using IAdminClient admin = new AdminClientBuilder([new("bootstrap.servers", Bootstrap)]).Build();
        await Patiently.DoAsync("a topic is created", () => admin.CreateTopicsAsync(
        [
            new()
            {
                Name = Topic,
                NumPartitions = 1,
                ReplicasAssignments = new() { [0] = [First, Second] },
                Configs = new() { ["min.insync.replicas"] = "1", ["unclean.leader.election.enable"] = "true" },
            },
        ]));
    }

    private string Bootstrap => _cluster!.BootstrapServers;

    private async Task WriteAsync(int records)
    {
        using IProducer<Null, string> producer = new ProducerBuilder<Null, string>(
            new ProducerConfig { BootstrapServers = Bootstrap, Acks = Acks.All, EnableIdempotence = true }).Build();
        TopicPartition partition = new(Topic, 0);
        await Task.WhenAll(Enumerable.Range(0, records).Select(_ =>
            producer.ProduceAsync(partition, new() { Value = "x" }, TestContext.Current.CancellationToken)));
    }
}
