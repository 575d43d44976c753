using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Brokers;
using Millrace.Kafka.Clients.Tests;

[assembly: AssemblyFixture(typeof(RealKafka))]

namespace Millrace.Kafka.Clients.Tests;

/// <summary>One current Kafka broker for all tests, and topics on it.</summary>
public sealed class RealKafka : IAsyncLifetime
{
    private readonly SharedBroker _broker = new();

    /// <summary>The broker's address; skips the test where there is none.</summary>
    public string Bootstrap => _broker.BootstrapServers;

    public ValueTask InitializeAsync() => _broker.InitializeAsync();

    public ValueTask DisposeAsync() => _broker.DisposeAsync();

    /// <summary>Creates a topic of its own for a test; its name.</summary>
    public async Task<string> CreateTopicAsync(int partitions, params (string Name, string Value)[] configuration)
    {
        var topic = $"t-{Guid.NewGuid():N}";
        using var admin = new AdminClientBuilder([new("bootstrap.servers", Bootstrap)]).Build();
        await admin.CreateTopicsAsync([new TopicSpecification
        {
            Name = topic,
            NumPartitions = partitions,
            ReplicationFactor = -1,
            Configs = configuration.ToDictionary(pair => pair.Name, pair => pair.Value),
        }]);
        return topic;
    }

    /// <summary>Deletes a partition's records before an offset, as retention does.</summary>
    public async Task DeleteBeforeAsync(TopicPartitionOffset end)
    {
        using var admin = new AdminClientBuilder([new("bootstrap.servers", Bootstrap)]).Build();
        await admin.DeleteRecordsAsync([end]);
    }
    /// <summary>Brokers delete nothing of a topic that is only compacted.</summary>
    public async Task AllowDeletionAsync(string topic)
    {
        using var admin = new AdminClientBuilder([new("bootstrap.servers", Bootstrap)]).Build();
        await admin.IncrementalAlterConfigsAsync(new()
        {
            [new() { Type = ResourceType.Topic, Name = topic }] =
            [
                new()
                {
                    Name = "cleanup.policy", Value = "compact,delete", IncrementalOperation = AlterConfigOpType.Set,
                },
            ],
        });
    }
}
