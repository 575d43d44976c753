using System.Diagnostics;
using Confluent.Kafka;
using Millrace.Brokers;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>Kafka 0.10 has timestamps, but neither idempotence nor transactions.</summary>
public sealed class OldBrokerTests : IAsyncLifetime
{
    private KafkaCluster? _old;
    private string _bootstrap = "";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(KafkaCluster.Obstacle is not null, $"needs Kafka 0.10.2.2: {KafkaCluster.Obstacle}");
        _old = await KafkaCluster.StartAsync("0.10.2.2");
        _bootstrap = _old.BootstrapServers;
    }

    public async ValueTask DisposeAsync()
    {
        if (_old is not null) await _old.DisposeAsync();
    }

    [Fact]
    public void Transactions_are_refused_in_words_and_at_once_and_plain_records_go_both_ways()
    {
        var watch = Stopwatch.StartNew();
        using var transactional = new KafkaWriter(TestClient.Options(_bootstrap), "id");
        AssertUnsupported(Assert.Throws<KafkaException>(() => transactional.Initialize(TestClient.Patience)));
        using var idempotent = new KafkaWriter(TestClient.Options(_bootstrap));
        idempotent.WriteText("topic", 0, "never");
        AssertUnsupported(Assert.Throws<KafkaException>(() => idempotent.Flush(TestClient.Patience)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"refused after {watch.Elapsed}");

        using var writer = new KafkaWriter(TestClient.Options(_bootstrap, ("enable.idempotence", "false")));
        writer.WriteText("topic", 0, "plain");
        writer.Flush(TestClient.Patience);
        using var reader = new KafkaReader(TestClient.Options(_bootstrap), "group");
        var lane = new RecordingLane();
        reader.Subscribe(["topic"], lane);
        lane.PollUntil(reader, () => lane.Records.Count == 1);

        Assert.Equal("plain", lane.Records[0].Text());
        Assert.Equal(1, lane.Records[0].TimestampMs);
        reader.Close();
    }

    private static void AssertUnsupported(KafkaException failure)
    {
        Assert.Equal(ErrorCode.Local_UnsupportedFeature, failure.Error.Code);
        Assert.True(failure.Error.IsFatal);
        Assert.Contains("0.11", failure.Message);
    }
}
