using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Brokers;
using Millrace.Faults.Load;

namespace Millrace.Faults.Checking;

/// <summary>
/// What brokers have of a run, for a check of progress that has failed: how far each partition goes, how far it can be
/// read, and which producers and transactions there are. Asked once, by clients of its own.
/// </summary>
internal sealed class BrokersView : IDisposable
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);

    private readonly RunTopics _topics;
    private readonly IAdminClient _admin;
    private readonly StringBuilder _text = new("\n=== brokers\n");

    private BrokersView(RunTopics topics)
    {
        _topics = topics;
        _admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = topics.BootstrapServers })
            .SetLogHandler((_, _) => { }).Build();
    }

    /// <summary>All that can be learnt; what cannot says why.</summary>
    public static async Task<string> DescribeAsync(RunTopics topics)
    {
        using BrokersView view = new(topics);
        TopicPartition[] held = [];
        await view.TryAsync("partitions", async () => held = await view.DescribePartitionsAsync());
        await view.TryAsync(
            "transactions", async () => view._text.Append(await Transactions.DescribeAsync(topics.BootstrapServers)));
        // Of orders always: what a job cannot read there, no transaction of its own holds back.
        foreach (TopicPartition partition in held.Union(topics.OrderPartitions))
            await view.TryAsync($"producers of {partition}", async () => view._text.Append(
                CultureInfo.InvariantCulture,
                $"{partition}\n{await Transactions.ProducersOfAsync(
                    topics.BootstrapServers, partition.Topic, partition.Partition.Value)}"));
        return view._text.ToString();
    }

    public void Dispose() => _admin.Dispose();

    /// <summary>Where each partition ends; those that something holds back.</summary>
    private async Task<TopicPartition[]> DescribePartitionsAsync()
    {
        TopicPartition[] all = await _topics.PartitionsOfAsync(
            [_topics.Orders, .. _topics.Sinks, _topics.State, "__consumer_offsets"]);
        Dictionary<TopicPartition, long> ends = await EndsAsync(all, IsolationLevel.ReadUncommitted);
        Dictionary<TopicPartition, long> stable = await EndsAsync(all, IsolationLevel.ReadCommitted);
        foreach (TopicPartition partition in all)
            _text.Append(
                CultureInfo.InvariantCulture,
                $"{partition} ends at {ends[partition]}, can be read to {stable[partition]}\n");
        return [.. all.Where(partition => stable[partition] < ends[partition])];
    }

    private async Task<Dictionary<TopicPartition, long>> EndsAsync(
        TopicPartition[] partitions, IsolationLevel isolation)
    {
        ListOffsetsResult found = await _admin.ListOffsetsAsync(
            partitions.Select(one => new TopicPartitionOffsetSpec
            {
                TopicPartition = one, OffsetSpec = OffsetSpec.Latest(),
            }),
            new() { IsolationLevel = isolation, RequestTimeout = _timeout });
        return found.ResultInfos.ToDictionary(
            one => one.TopicPartitionOffsetError.TopicPartition, one => one.TopicPartitionOffsetError.Offset.Value);
    }

    /// <summary>The check has failed already: what brokers do not answer now must not take its place.</summary>
    private async Task TryAsync(string what, Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (Exception e) when (e is KafkaException or InvalidOperationException or TimeoutException)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{what}: {e.Message}\n");
        }
    }
}
