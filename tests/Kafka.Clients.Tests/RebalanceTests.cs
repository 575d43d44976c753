using System.Collections.Concurrent;
using System.Diagnostics;
using Confluent.Kafka;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>Members come and go while records flow.</summary>
public sealed class RebalanceTests(RealKafka kafka)
{
    private const int PartitionCount = 6;
    private const int VisitCount = 5;

    private readonly ConcurrentDictionary<(int Partition, long Offset), int> _seen = [];
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly string _group = Guid.NewGuid().ToString();
    private int _rebalances;

    [Theory]
    [InlineData("cooperative-sticky")]
    [InlineData("range")]
    public async Task Every_record_reaches_an_owner_and_none_is_left_out(string strategy)
    {
        var test = TestContext.Current.CancellationToken;
        var topic = await kafka.CreateTopicAsync(PartitionCount);
        using var stopWriting = CancellationTokenSource.CreateLinkedTokenSource(test);
        using var stopReading = CancellationTokenSource.CreateLinkedTokenSource(test);
        var writing = WriteUntilAsync(topic, stopWriting.Token);
        var steady = Task.Run(() => RunMember(topic, strategy, stopReading.Token), test);

        for (var i = 0; i < VisitCount; i++) await VisitAsync(topic, strategy, test);
        await stopWriting.CancelAsync();
        var written = await writing;
        var watch = Stopwatch.StartNew();
        while (_seen.Count < written && watch.Elapsed < TestClient.Patience) await Task.Delay(20, test);
        await stopReading.CancelAsync();
        await steady;

        Assert.True(_faults.IsEmpty, string.Join("; ", _faults.Take(10)));
        Assert.Equal(written, _seen.Count);
        Assert.True(_rebalances >= VisitCount, $"{_rebalances} rebalances");
    }

    /// <summary>Two members that join one after the other and leave together.</summary>
    private async Task VisitAsync(string topic, string strategy, CancellationToken test)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(test);
        var first = Task.Run(() => RunMember(topic, strategy, leave.Token), test);
        await Task.Delay(300, test);
        var second = Task.Run(() => RunMember(topic, strategy, leave.Token), test);
        await Task.Delay(700, test);
        await leave.CancelAsync();
        await Task.WhenAll(first, second);
    }

    private void RunMember(string topic, string strategy, CancellationToken stop)
    {
        using var reader = new KafkaReader(
            TestClient.Options(
                kafka.Bootstrap,
                ("partition.assignment.strategy", strategy),
                ("heartbeat.interval.ms", "100")),
            _group);
        var next = new Dictionary<TopicPartition, long>();
        var lane = new RecordingLane { StartOf = partition => next[partition] = CommittedOf(partition) };
        lane.OnRecord = record =>
        {
            var partition = new TopicPartition(record.Topic, record.Partition);
            // The client pauses what stays, from the position that it knows: a batch that is just being handed over can
            // come a second time. The topic has no transactions, so its offsets have no gaps: more is a lost record.
            if (record.Offset > next[partition])
                _faults.Enqueue($"{partition}: {record.Offset} after {next[partition] - 1}");
            next[partition] = Math.Max(next[partition], record.Offset + 1);
            _seen.AddOrUpdate((record.Partition, record.Offset), 1, (_, times) => times + 1);
        };
        lane.BeforeRevoke = partitions =>
        {
            Interlocked.Increment(ref _rebalances);
            CommitIfAllowed(
                reader, partitions.Select(partition => new TopicPartitionOffset(partition, next[partition])));
        };
        reader.Subscribe([topic], lane);
        // A member that leaves while it joins holds the group up for seconds: its leave waits behind its join.
        while (!stop.IsCancellationRequested || lane.Owned.Count == 0)
        {
            reader.Poll(TimeSpan.FromMilliseconds(50), lane);
            lane.Records.Clear();
        }
        reader.Close();
    }

    /// <summary>While a group is being joined anew, commits are refused; the next owner then reads again.</summary>
    private static void CommitIfAllowed(KafkaReader reader, IEnumerable<TopicPartitionOffset> offsets)
    {
        try
        {
            reader.Commit(offsets);
        }
        catch (KafkaException refused) when (
            refused.Error.Code is ErrorCode.IllegalGeneration or ErrorCode.RebalanceInProgress
                or ErrorCode.UnknownMemberId)
        {
        }
    }

    private long CommittedOf(TopicPartition partition)
    {
        using var admin = new ClusterAdmin(
            new Dictionary<string, string> { ["bootstrap.servers"] = kafka.Bootstrap }, _group, static _ => { });
        return admin.StableOffsets(_group, [partition], TestClient.Patience).GetValueOrDefault(partition);
    }

    private async Task<int> WriteUntilAsync(string topic, CancellationToken stop)
    {
        using var writer = new KafkaWriter(TestClient.Options(kafka.Bootstrap));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var written = 0;
        while (!stop.IsCancellationRequested)
        {
            for (var i = 0; i < 200; i++) writer.WriteText(topic, written++ % PartitionCount, "x");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
        writer.Flush(TestClient.Patience);
        return written;
    }
}
