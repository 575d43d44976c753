using Confluent.Kafka;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>
/// Has a consumer connect to the leaders of partitions before it fetches from them. By itself it does so half a second
/// later (librdkafka 2.16: 500 to 700 ms), when it has done nothing else for a while; a question for offsets makes it
/// connect at once. Owned by a reader.
/// </summary>
internal sealed class FirstFetch
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(1);
    private bool _isConnected;

    /// <summary>To be called before partitions are assigned; only the first time does anything.</summary>
    public void Prepare(IConsumer<Ignore, Ignore> consumer, IEnumerable<TopicPartition> partitions)
    {
        if (_isConnected) return;
        try
        {
            foreach (TopicPartition partition in partitions)
            {
                consumer.QueryWatermarkOffsets(partition, _timeout);
                _isConnected = true;
            }
        }
        catch (KafkaException)
        {
            // Fetching waits for brokers as long as it takes, and says for what.
        }
    }
}
