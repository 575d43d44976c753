using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Millrace.Benchmarks.Kafka;

namespace Millrace.Benchmarks.Compare.Scaling;

/// <summary>Writes the topic of a shape.</summary>
internal static class BidWriter
{
    private static readonly TimeSpan _fullQueueWait = TimeSpan.FromMilliseconds(10);

    /// <returns>The mean length of a value, in bytes.</returns>
    /// <exception cref="BenchmarkException">Not all records were acknowledged.</exception>
    public static async Task<double> WriteAsync(
        BenchmarkTopics topics, string topic, BidShape shape, CancellationToken cancellation)
    {
        await topics.CreateAsync(topic, shape.Partitions);
        Error? failure = null;
        using IProducer<byte[], byte[]> producer = Connect(topics.BootstrapServers);
        BidValue values = new(shape);
        long bytes = 0;
        for (long i = 0; i < shape.Records; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            (int bidder, ReadOnlyMemory<byte> value) = values.Next();
            bytes += value.Length;
            Write(new() { Key = KeyOf(bidder), Value = value.ToArray() });
        }
        producer.Flush(cancellation);
        return failure is null ? (double)bytes / shape.Records : throw new BenchmarkException(
            $"Topic '{topic}' could not be written: {failure.Reason}");

        void Write(Message<byte[], byte[]> message)
        {
            while (true)
            {
                try
                {
                    producer.Produce(topic, message, report => failure ??= report.Error.IsError ? report.Error : null);
                    return;
                }
                catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
                {
                    producer.Poll(_fullQueueWait);
                }
            }
        }
    }

    private static byte[] KeyOf(int bidder) => Encoding.ASCII.GetBytes(bidder.ToString(CultureInfo.InvariantCulture));

    private static IProducer<byte[], byte[]> Connect(string bootstrapServers) =>
        new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            Partitioner = Partitioner.Murmur2Random,
            EnableIdempotence = true,
            LingerMs = 20,
            BatchSize = 1 << 18,
            QueueBufferingMaxKbytes = 1 << 16,
            DeliveryReportFields = "none",
        })
        .SetLogHandler(static (_, _) => { }) // a fresh broker is not ready at once; what is lost, reports tell
        .Build();
}
