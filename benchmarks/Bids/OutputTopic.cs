using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Bids;

internal static class OutputTopic
{
    private const int Partitions = 4;
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    public static async Task CreateWhereMissingAsync(string bootstrapServers, string topic)
    {
        using IAdminClient admin = new AdminClientBuilder(
            new AdminClientConfig { BootstrapServers = bootstrapServers }).Build();
        try
        {
            await admin.CreateTopicsAsync(
                [new TopicSpecification { Name = topic, NumPartitions = Partitions, ReplicationFactor = 1 }]);
        }
        catch (CreateTopicsException e) when (e.Results.All(static r => r.Error.Code == ErrorCode.TopicAlreadyExists))
        {
        }
        await WaitUntilKnownAsync(admin, topic);
    }

    /// <summary>A broker with thousands of partitions hears of a new topic some time after it was created.</summary>
    private static async Task WaitUntilKnownAsync(IAdminClient admin, string topic)
    {
        DateTime deadline = DateTime.UtcNow + _timeout;
        while (!IsKnown(admin, topic))
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException($"The brokers do not know topic '{topic}'.");
            await Task.Delay(_pause);
        }
    }

    private static bool IsKnown(IAdminClient admin, string topic) =>
        admin.GetMetadata(topic, _timeout).Topics.Single() is { Error.IsError: false, Partitions.Count: > 0 };
}
