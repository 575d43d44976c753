using Confluent.Kafka;
using Millrace.Runtime.Hosting;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tests.InMemory;

namespace Millrace.Runtime.Tests.Hosting;

/// <summary>What a failed job says: the cause, and the setting or command that helps.</summary>
public class JobFailureTests
{
    private static readonly JobPlan _plan = new TestProcess<CountsJob>(new(), new()).Plan;

    [Theory]
    [InlineData(ErrorCode.InvalidTransactionTimeout,
        "Millrace:Kafka:transaction.timeout.ms is 10000", "transaction.max.timeout.ms")]
    [InlineData(ErrorCode.FencedInstanceId, "another live process runs with the InstanceId 'test'")]
    [InlineData(ErrorCode.UnsupportedVersion, "have no transactions", "Delivery to AtLeastOnce")]
    [InlineData(ErrorCode.Local_AllBrokersDown, "no broker at memory answered in time", "Millrace:BootstrapServers")]
    public void Errors_of_the_client_name_what_to_change(ErrorCode code, params string[] words)
    {
        string said = JobFailure.Describe(new KafkaException(new Error(code)), _plan);
        Assert.All(words, word => Assert.Contains(word, said));
    }

    [Fact]
    public void An_offset_that_is_gone_is_told_with_the_way_on()
    {
        PartitionReadException gone = new(new("events", 3, 17), new(ErrorCode.OffsetOutOfRange));
        string said = JobFailure.Describe(gone, _plan);
        Assert.Contains("Topic 'events' partition 3 cannot be read at offset 17", said);
        Assert.Contains("OnOffsetConflict=UseGroup", said);
    }

    [Fact]
    public void A_topic_that_is_gone_is_named_without_a_partition()
    {
        PartitionReadException gone =
            new(new("events", Partition.Any, Offset.Unset), new(ErrorCode.UnknownTopicOrPart, "not available"));
        Assert.Equal(
            "Topic 'events' cannot be read: not available. The topic was deleted, or this client may not see it.",
            JobFailure.Describe(gone, _plan));
    }
}
