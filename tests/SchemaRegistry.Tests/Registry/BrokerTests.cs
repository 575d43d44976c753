using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Millrace.Brokers;
using Millrace.SchemaRegistry.Tests.Jobs;
using Millrace.SchemaRegistry.Tests.Shop;
using Millrace.Schemas;

namespace Millrace.SchemaRegistry.Tests.Registry;

/// <summary>A whole job, as a user starts it: Avro in, Protobuf out, on a real broker with a real registry.</summary>
public sealed class BrokerTests(RegistryServer server, SharedBroker broker)
{
    private const int Orders = 100;
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);
    private readonly string _suffix = "-" + Guid.NewGuid().ToString("N")[..8];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Avro_comes_in_and_Protobuf_goes_out()
    {
        await WriteOrdersAsync();

        await RunAsync(CreateHost(server.Url));

        AssertPaid(ReadPayments());
        using SchemaRegistryClient client = server.CreateClient();
        SchemaVersion? version = await client.FindLatestAsync($"payments{_suffix}-value", Cancel);
        Assert.Equal(SchemaType.Protobuf, version?.Schema.Type);
        Assert.Equal("money.proto", Assert.Single(version!.Schema.References).Name);
    }

    [Fact]
    public async Task A_registry_that_comes_late_is_waited_for()
    {
        await WriteOrdersAsync();
        await using PlainRelay relay = new(server.Url);
        List<string> log = [];
        Task job = RunAsync(CreateHost(relay.Url, log));
        await Eventually.TrueAsync(
            "the lane begins again", _deadline, () => Task.FromResult(Logged(log).Contains("No schema registry at")));

        relay.Start();
        await job;

        AssertPaid(ReadPayments());
    }

    private static void AssertPaid(List<Payment> payments) => Assert.Equal(
        Enumerable.Range(0, Orders).Select(i => ($"o-{i}", (long)i)),
        payments.Select(payment => (payment.OrderId, payment.Amount.Cents)));

    private static string Logged(List<string> log)
    {
        lock (log) return string.Join('\n', log);
    }

    private async Task WriteOrdersAsync()
    {
        ClientConfig config = new() { BootstrapServers = broker.BootstrapServers };
        using IAdminClient admin = new AdminClientBuilder(config).Build();
        await admin.CreateTopicsAsync(((string[])["orders", "payments"]).Select(name => new TopicSpecification
        {
            Name = name + _suffix, NumPartitions = 1, ReplicationFactor = 1,
            Configs = new() { ["retention.ms"] = "-1" },
        }));
        using ServiceProvider services = Services();
        ISerializer<Order> serializer = ConfluentSchema.Serializer<Order>(services);
        using IProducer<Order, Order> producer = new ProducerBuilder<Order, Order>(config)
            .SetKeySerializer(serializer).SetValueSerializer(serializer).Build();
        for (int i = 0; i < Orders; i++)
        {
            Order order = new()
            {
                Id = $"o-{i}", Cents = i, Status = OrderStatus.Paid, At = DateTime.UnixEpoch, Currency = "EUR",
            };
            producer.Produce("orders" + _suffix, new() { Key = order, Value = order });
        }
        producer.Flush(Cancel);
    }

    private IHost CreateHost(string registry, List<string>? log = null)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        if (log != null) builder.Logging.AddProvider(new ListLoggers(log));
        builder.Services
            .AddMillrace(options => options.BootstrapServers = broker.BootstrapServers)
            .AddSchemaRegistry(options => (options.Urls, options.Deadline) = (registry, TimeSpan.FromSeconds(1)))
            .AddJob<Billing>(job =>
            {
                job.GroupId = "billing" + _suffix;
                job.Topics["orders"] = "orders" + _suffix;
                job.Topics["payments"] = "payments" + _suffix;
            });
        return builder.Build();
    }

    private static async Task RunAsync(IHost host)
    {
        using IHost running = host;
        await host.RunAsync(Cancel).WaitAsync(_deadline, Cancel);
    }

    private List<Payment> ReadPayments()
    {
        using ServiceProvider services = Services();
        using IConsumer<byte[]?, Payment> consumer = new ConsumerBuilder<byte[]?, Payment>(new ConsumerConfig
        {
            BootstrapServers = broker.BootstrapServers, GroupId = "check", EnablePartitionEof = true,
            IsolationLevel = Confluent.Kafka.IsolationLevel.ReadCommitted,
        }).SetRecordDeserializer(services).Build();
        consumer.Assign(new TopicPartitionOffset("payments" + _suffix, 0, Offset.Beginning));
        List<Payment> payments = [];
        using CancellationTokenSource deadline = new(_deadline);
        while (payments.Count < Orders)
        {
            ConsumeResult<byte[]?, Payment> next = consumer.Consume(deadline.Token);
            if (!next.IsPartitionEOF) payments.Add(next.Message.Value);
        }
        return payments;
    }

    private ServiceProvider Services() =>
        new ServiceCollection().AddSingleton(_ => server.CreateClient()).BuildServiceProvider();
}
