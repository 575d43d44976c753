using System.Collections.Concurrent;
using System.Diagnostics;
using Confluent.Kafka;
using Millrace.Contracts;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Tests.Kafka;

/// <summary>A record as it was handed over, copied.</summary>
internal sealed record ReadRecord(
    string Topic, int Partition, long Offset, byte[]? Key, byte[]? Value, long TimestampMs);

/// <summary>Stands in for a lane: takes every record of the partitions it owns and remembers what it saw.</summary>
internal sealed class RecordingLane : IRecordRouter, IAssignmentListener
{
    private readonly Dictionary<TopicPartition, Receiver> _owned = [];

    public List<ReadRecord> Records { get; } = [];

    public Dictionary<TopicPartition, long> Ends { get; } = [];

    public ConcurrentQueue<string> Events { get; } = [];

    public IReadOnlyCollection<TopicPartition> Owned => _owned.Keys;

    /// <summary>Where a partition that comes is read from; the first record unless set.</summary>
    public Func<TopicPartition, Offset> StartOf { get; set; } = _ => 0;

    public Action<IReadOnlyList<TopicPartition>> BeforeRevoke { get; set; } = _ => { };

    public Action<ReadRecord> OnRecord { get; set; } = _ => { };

    public IPartitionReceiver? ReceiverOf(string topic, int partition) =>
        _owned.GetValueOrDefault(new TopicPartition(topic, partition));

    public IReadOnlyList<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions)
    {
        Events.Enqueue($"assigned {string.Join(",", partitions.Select(p => p.Partition.Value))}");
        TopicPartitionOffset[] positions = [.. partitions.Select(p => new TopicPartitionOffset(p, StartOf(p)))];
        foreach (var partition in partitions) _owned[partition] = new Receiver(this, partition);
        return positions;
    }

    public void OnRevoked(IReadOnlyList<TopicPartition> partitions)
    {
        Events.Enqueue($"revoked {string.Join(",", partitions.Select(p => p.Partition.Value))}");
        BeforeRevoke(partitions);
        foreach (var partition in partitions) _owned.Remove(partition);
    }

    public void OnLost(IReadOnlyList<TopicPartition> partitions)
    {
        Events.Enqueue($"lost {string.Join(",", partitions.Select(p => p.Partition.Value))}");
        foreach (var partition in partitions) _owned.Remove(partition);
    }

    /// <summary>Polls until the condition holds; fails after 20 seconds.</summary>
    public void PollUntil(KafkaReader reader, Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            reader.Poll(TimeSpan.FromMilliseconds(50), this);
            Assert.True(
                watch.Elapsed < TestClient.Patience,
                $"not within {TestClient.Patience}: {Records.Count} records, {string.Join("; ", Events)}");
        }
    }

    private sealed class Receiver(RecordingLane lane, TopicPartition partition) : IPartitionReceiver
    {
        void IPartitionReceiver.OnRecord(in RecordView view, long offset)
        {
            var record = new ReadRecord(
                partition.Topic, partition.Partition, offset, view.HasKey ? view.Key.ToArray() : null,
                view.HasValue ? view.Value.ToArray() : null, view.TimestampMs);
            lane.Records.Add(record);
            lane.OnRecord(record);
        }

        public void OnEndOfPartition(long offset) => lane.Ends[partition] = offset;
    }
}
