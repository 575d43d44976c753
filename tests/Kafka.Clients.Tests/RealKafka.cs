using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Kafka.Clients.Tests;

[assembly: AssemblyFixture(typeof(RealKafka))]

namespace Millrace.Kafka.Clients.Tests;

/// <summary>One current Kafka broker for all tests, started for them or given by MILLRACE_TEST_BOOTSTRAP.</summary>
public sealed class RealKafka : IAsyncLifetime
{
    private readonly string? _given = Environment.GetEnvironmentVariable("MILLRACE_TEST_BOOTSTRAP");
    private string? _folder;
    private string? _bootstrap;

    /// <summary>The broker's address; skips the test where there is none.</summary>
    public string Bootstrap
    {
        get
        {
            if (_bootstrap is null) Assert.Skip(BrokerLauncher.WhyNot!);
            return _bootstrap;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _bootstrap = _given;
        if (_given is not null || BrokerLauncher.WhyNot is not null) return;
        _folder = Directory.CreateTempSubdirectory("millrace-kafka-").FullName;
        _bootstrap = await BrokerLauncher.StartAsync(_folder, "4.3.1");
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null) return;
        await BrokerLauncher.StopAsync(_folder);
        Directory.Delete(_folder, recursive: true);
    }

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
}
