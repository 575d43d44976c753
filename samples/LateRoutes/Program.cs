using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Millrace;
using Millrace.Embedded;
using Millrace.Schemas;
using Routes;

using EmbeddedKafka kafka = EmbeddedKafka.Start(("departures", 1), ("late-routes", 1));
int departures = Load();
await RunJob();
Print(ReadTable());

// A generated schema serves any client: here a producer of Confluent.Kafka.
int Load()
{
    ISerializer<Departure> schema = ConfluentSchema.Serializer<Departure>();
    using IProducer<Departure, Departure> producer =
        new ProducerBuilder<Departure, Departure>([new("bootstrap.servers", kafka.BootstrapServers)])
            .SetKeySerializer(schema).SetValueSerializer(schema).Build();
    int count = 0;
    foreach (Departure departure in FlightFile.Read())
    {
        producer.Produce("departures", new() { Key = departure, Value = departure });
        count++;
    }
    producer.Flush();
    return count;
}

async Task RunJob()
{
    HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    builder.Services
        .AddMillrace(options => options.BootstrapServers = kafka.BootstrapServers)
        .AddJob<LateRoutes>(job => (job.Delivery, job.Lanes, job.StopAt) = (Delivery.AtLeastOnce, 1, StopAt.Latest));
    await builder.Build().RunAsync();
}

// What a compacted topic would keep: the last row of each key, unless that is a tombstone.
Dictionary<(string Origin, string Destination), LateRoute> ReadTable()
{
    Dictionary<(string, string), LateRoute> table = [];
    using IConsumer<byte[], byte[]?> consumer = new ConsumerBuilder<byte[], byte[]?>(new ConsumerConfig
    {
        BootstrapServers = kafka.BootstrapServers, GroupId = "table", EnablePartitionEof = true,
    }).Build();
    consumer.Assign(new TopicPartitionOffset("late-routes", 0, Offset.Beginning));
    for (ConsumeResult<byte[], byte[]?> row = consumer.Consume(); !row.IsPartitionEOF; row = consumer.Consume())
    {
        (string, string) route = LateRoute.LateRouteKeyCodec.Read(row.Message.Key);
        if (row.Message.Value is not { } value) table.Remove(route);
        else table[route] = RecordSchema.Read<LateRoute>(row.Message.Key, value);
    }
    return table;
}

void Print(Dictionary<(string Origin, string Destination), LateRoute> table)
{
    Console.WriteLine($"""

        {table.Count:N0} routes have left an hour late or more when they flew last, after {departures:N0} flights:
          route       delay     scheduled
        """);
    foreach (LateRoute row in table.Values.OrderByDescending(row => row.DelayMinutes).Take(10))
    {
        Console.WriteLine(
            $"  {row.Origin} - {row.Destination}   {row.DelayMinutes,3} min   {row.ScheduledAt:yyyy-MM-dd HH:mm}");
    }
}
