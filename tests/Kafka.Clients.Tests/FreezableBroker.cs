using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Brokers;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>A broker of a test's own, which can be stopped in its tracks (SIGSTOP).</summary>
internal sealed class FreezableBroker : IAsyncDisposable
{
    private readonly KafkaCluster _cluster;

    private FreezableBroker(KafkaCluster cluster) => _cluster = cluster;

    /// <summary>The broker's address.</summary>
    public string Bootstrap => _cluster.BootstrapServers;

    /// <summary>Starts one; skips the test where that cannot be.</summary>
    public static async Task<FreezableBroker> StartAsync()
    {
        Assert.SkipWhen(KafkaCluster.Obstacle is not null, $"needs a broker of its own: {KafkaCluster.Obstacle}");
        return new(await KafkaCluster.StartAsync());
    }

    public async Task<string> CreateTopicAsync(int partitions)
    {
        using var admin = new AdminClientBuilder([new("bootstrap.servers", Bootstrap)]).Build();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = "frozen", NumPartitions = partitions }]);
        return "frozen";
    }

    /// <summary>From now on it answers nothing, and its connections stay.</summary>
    public Task FreezeAsync() => _cluster.PauseAsync(node: 1);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
