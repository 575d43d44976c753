using Confluent.Kafka;
using Millrace.Embedded;

namespace Millrace.Runtime.Tests.Embedded;

public sealed class EmbeddedKafkaTests
{
    [Fact]
    public void Topics_have_the_partitions_they_were_given()
    {
        using var kafka = EmbeddedKafka.Start(("one", 1), ("seven", 7));
        kafka.CreateTopic("three", 3);
        using var admin = new AdminClientBuilder([new("bootstrap.servers", kafka.BootstrapServers)]).Build();

        var topics = admin.GetMetadata(TimeSpan.FromSeconds(10)).Topics
            .ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count);

        Assert.Equal(1, topics["one"]);
        Assert.Equal(7, topics["seven"]);
        Assert.Equal(3, topics["three"]);
    }

    [Fact]
    public void A_topic_cannot_be_created_twice()
    {
        using var kafka = EmbeddedKafka.Start(("one", 1));

        var error = Assert.Throws<ArgumentException>(() => kafka.CreateTopic("one", 1));

        Assert.Contains("'one'", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => kafka.CreateTopic("none", 0));
    }

    [Fact]
    public async Task Two_brokers_are_apart_and_can_be_disposed_twice()
    {
        await using var first = EmbeddedKafka.Start(("one", 1));
        await using var second = EmbeddedKafka.Start(("one", 1));

        Assert.NotEqual(first.BootstrapServers, second.BootstrapServers);
        first.Dispose();
        Assert.Throws<ObjectDisposedException>(() => first.CreateTopic("two", 1));
        second.CreateTopic("two", 1);
    }
}
