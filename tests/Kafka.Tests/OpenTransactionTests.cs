using Confluent.Kafka;
using Millrace.Brokers;
using Millrace.Kafka.Brokers;
using Millrace.Kafka.Running;

namespace Millrace.Kafka;

/// <summary>An instance that was killed between sending its offsets and committing them.</summary>
public sealed class OpenTransactionTests(SharedBroker broker)
{
    private const string Instance = "only";
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_next_start_ends_it_and_goes_on()
    {
        using JobTopics topics = new(broker.BootstrapServers);
        await topics.CreateAsync();
        topics.Load(Expected.Disordered);
        using IProducer<Null, Null> dead = LeaveOpen(topics);

        await using JobProcess sample = Sample.Start(
            ["--bootstrap-servers", topics.BootstrapServers],
            new Dictionary<string, string>(topics.Settings) { ["InstanceId"] = Instance });

        await sample.SucceedAsync(_deadline);
        Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
    }

    /// <summary>Opens a transaction under the name of the first lane; the broker would end it much later.</summary>
    private static IProducer<Null, Null> LeaveOpen(JobTopics topics)
    {
        IProducer<Null, Null> producer = new ProducerBuilder<Null, Null>(new ProducerConfig
        {
            BootstrapServers = topics.BootstrapServers,
            TransactionalId = $"{topics.Group}-{Instance}-0",
            TransactionTimeoutMs = (int)(2 * _deadline).TotalMilliseconds,
        }).Build();
        using IConsumer<Ignore, Ignore> member = new ConsumerBuilder<Ignore, Ignore>(
            new ConsumerConfig { BootstrapServers = topics.BootstrapServers, GroupId = topics.Group }).Build();
        producer.InitTransactions(_deadline);
        producer.BeginTransaction();
        producer.SendOffsetsToTransaction(
            [new TopicPartitionOffset(topics.Flights, 0, 1)], member.ConsumerGroupMetadata, _deadline);
        return producer;
    }
}
