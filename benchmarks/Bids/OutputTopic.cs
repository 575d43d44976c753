using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Bids;

internal static class OutputTopic
{
    private const int Partitions = 4;

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
    }
}
