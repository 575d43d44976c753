using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Millrace.Brokers;
using Millrace.Faults.Load;

namespace Millrace.Faults.Checking;

/// <summary>
/// Compares while the job runs: reads the orders as they lie in their partitions and computes from them what must come
/// out, reads what is committed of the outputs, and settles the two key by key. Nothing twice, nothing missing, nothing
/// that was aborted, each key in its order, and, by the running sums, the state behind every output.
/// </summary>
internal sealed class OutputCheck : IAsyncDisposable
{
    private readonly RunTopics _topics;
    private readonly CommittedLog _log;
    private readonly Ledger _ledger;
    private readonly Dictionary<int, PartitionReference> _references = [];
    private readonly Dictionary<string, long> _counts = [];
    private readonly Dictionary<TopicPartition, long> _read = [];
    private readonly Lock _lock = new();
    private long _balances;

    private OutputCheck(RunTopics topics, IReadOnlyList<TopicPartition> partitions, bool allowsRepeats)
    {
        (_topics, _ledger) = (topics, new(allowsRepeats));
        _log = new(topics.BootstrapServers, partitions, Take);
    }

    public static async Task<OutputCheck> StartAsync(RunTopics topics, bool allowsRepeats) =>
        new(topics, await topics.PartitionsOfAsync([topics.Orders, .. topics.Sinks]), allowsRepeats);

    /// <summary>How many balances have come out; a repeat does not count.</summary>
    public long Balances => Interlocked.Read(ref _balances);

    /// <exception cref="MismatchException">Something that has come out is wrong.</exception>
    public void ThrowIfWrong()
    {
        if (_log.Failure is { } failure)
            throw new MismatchException(failure is MismatchException ? failure.Message : failure.ToString());
    }

    /// <summary>
    /// The orders have ended, and so has the job: waits until everything has come out that must, and checks that there
    /// is nothing beyond it.
    /// </summary>
    public async Task EndAsync(TimeSpan deadline)
    {
        lock (_lock)
        {
            foreach (object output in _references.Values.SelectMany(reference => reference.End())) Expect(output);
        }
        await Eventually.TrueAsync("every output is there", deadline, () => Task.FromResult(IsSettled()), Describe);
        foreach (string topic in _topics.Sinks)
        {
            long there = CommittedRecords.Of(_topics.BootstrapServers, topic, RunTopics.Partitions).Count;
            string what = $"all {there} records of {topic} are looked at";
            await Eventually.TrueAsync(what, deadline, () => Task.FromResult(CountOf(topic) == there), Describe);
        }
        if (!IsSettled()) throw new MismatchException(Describe());
    }

    /// <summary>What is missing, or there without cause, and the last offset of each partition that was read.</summary>
    public string Describe()
    {
        lock (_lock)
            return _ledger.Describe() + "\nread: "
                + string.Join(", ", _read.Select(one => $"{one.Key}@{one.Value}").Order()) + "\n";
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private bool IsSettled()
    {
        ThrowIfWrong();
        lock (_lock) return _ledger.Unsettled == 0;
    }

    private long CountOf(string topic)
    {
        lock (_lock) return _counts.GetValueOrDefault(topic);
    }

    private void Take(ConsumeResult<byte[], byte[]> record)
    {
        lock (_lock)
        {
            _counts[record.Topic] = _counts.GetValueOrDefault(record.Topic) + 1;
            _read[record.TopicPartition] = record.Offset.Value;
            if (record.Topic == _topics.Orders) TakeOrder(record);
            else TakeOutput(record);
        }
    }

    private void TakeOrder(ConsumeResult<byte[], byte[]> record)
    {
        if (!_references.TryGetValue(record.Partition, out PartitionReference? reference))
            reference = _references[record.Partition] = new();
        if (ReadOrder(record.Message.Value) is not { Fails: false, Padding: 0 } order) return;
        foreach (object output in reference.Take(order)) Expect(output);
    }

    /// <summary>Null for what is no order: the job stops at it, and an operator has it skipped.</summary>
    private static Order? ReadOrder(byte[] value)
    {
        try
        {
            return RecordJson.Read<Order>(value);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Expect(object output)
    {
        (string topic, string key) = output switch
        {
            Balance balance => (_topics.Balances, balance.Account),
            MinuteTotal total => (_topics.MinuteTotals, total.Account),
            Order late => (_topics.LateOrders, late.Account),
            _ => throw new InvalidOperationException($"no topic has {output}"),
        };
        _ledger.Expect(topic, key, output);
    }

    private void TakeOutput(ConsumeResult<byte[], byte[]> record)
    {
        object output =
            record.Topic == _topics.Balances ? RecordJson.Read<Balance>(record.Message.Value)
            : record.Topic == _topics.MinuteTotals ? RecordJson.Read<MinuteTotal>(record.Message.Value)
            : RecordJson.Read<Order>(record.Message.Value);
        bool isNew = _ledger.Receive(
            record.Topic, Encoding.UTF8.GetString(record.Message.Key), output,
            $"{record.Topic}[{record.Partition.Value}]@{record.Offset.Value}");
        if (isNew && output is Balance) Interlocked.Increment(ref _balances);
    }
}
