using Confluent.Kafka;
using Millrace.Runtime.Health;
using Millrace.Runtime.Kafka.Native;
using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>
/// Reads partitions of a topic side by side, each up to an end, outside of any group. As with <see cref="KafkaReader"/>
/// Confluent.Kafka's consumer holds configuration and positions, and records bypass it. Used by one thread.
/// </summary>
internal sealed unsafe class PartitionScanner : IDisposable
{
    private const int BatchRecordsMax = 1024;

    private static readonly TimeSpan _pollTimeout = TimeSpan.FromMilliseconds(200);

    private readonly ClientCalls _calls;
    private readonly IConsumer<Ignore, Ignore> _consumer;
    private readonly ClientHandle _client;
    private readonly RecordBatch _batch;
    private readonly FirstFetch _firstFetch = new();

    public PartitionScanner(ClientOptions options)
    {
        KafkaLibrary.Open();
        _calls = options.Calls;
        _consumer = new ConsumerBuilder<Ignore, Ignore>(options.Over(ReaderProperties.Defaults, ReaderProperties.Fixed))
            .SetLogHandler((_, message) => options.OnLog(message))
            .SetErrorHandler((_, error) => options.OnError(error))
            .Build();
        _client = new(_consumer);
        _batch = new(LibRdKafka.ConsumerQueue(_client.Pointer), BatchRecordsMax);
    }

    /// <summary>Reads all ranges; returns when each has come to its end.</summary>
    /// <exception cref="TimeoutException">Nothing came for as long as the deadline.</exception>
    /// <exception cref="PartitionReadException">A partition cannot be read.</exception>
    public void Scan(IReadOnlyList<ScanRange> ranges, IScanReceiver receiver, TimeSpan deadline, CancellationToken stop)
    {
        ScanProgress progress = new(ranges, receiver);
        if (progress.IsComplete) return;
        TopicPartitionOffset[] starts =
            [.. ranges.Where(static range => !range.IsEmpty).Select(static range => range.From)];
        using (_calls.Enter("QueryWatermarkOffsets"))
            _firstFetch.Prepare(_consumer, starts.Select(static start => start.TopicPartition));
        _consumer.Assign(starts);
        try
        {
            while (!progress.IsComplete)
            {
                stop.ThrowIfCancellationRequested();
                Step(progress, receiver);
                progress.OnStep();
                if (progress.QuietFor > deadline) throw progress.NotInTime(deadline);
            }
        }
        finally
        {
            _batch.Release();
            _consumer.Unassign();
        }
    }

    public void Dispose()
    {
        using ClientCalls.Note call = _calls.Enter("Dispose");
        _batch.Dispose();
        _consumer.Dispose();
        _client.Dispose();
    }

    private void Step(ScanProgress progress, IScanReceiver receiver)
    {
        using (_calls.Enter("Consume")) _batch.Fetch(_pollTimeout.ToMilliseconds());
        for (var i = 0; i < _batch.Count; i++)
        {
            var message = _batch[i];
            if (message->Error != ErrorCode.NoError) OnSign(message, progress);
            else if (progress.TryAdvance(message->Partition, message->Offset))
                receiver.OnRecord(message->Partition, message->Offset, KeyOf(message), ValueOf(message),
                    message->Value is not null);
        }
        _batch.Release();
    }

    /// <summary>What is no record: the end of a partition, or an error in its place.</summary>
    private static void OnSign(NativeMessage* message, ScanProgress progress)
    {
        if (message->Error == ErrorCode.Local_PartitionEOF)
        {
            progress.OnEnd(message->Partition, message->Offset);
            return;
        }
        var error = NativeError.Of(message);
        if (message->Topic == 0) throw new KafkaException(error);
        var topic = NativeError.Text(LibRdKafka.TopicName(message->Topic));
        throw new PartitionReadException(new(topic, message->Partition, message->Offset), error);
    }

    private static ReadOnlySpan<byte> KeyOf(NativeMessage* message) => new(message->Key, (int)message->KeyLength);

    private static ReadOnlySpan<byte> ValueOf(NativeMessage* message) => new(message->Value, (int)message->ValueLength);
}

/// <summary>A part of a partition that is read.</summary>
/// <param name="From">Where reading begins; a number.</param>
/// <param name="End">The offset behind the last one.</param>
internal readonly record struct ScanRange(TopicPartitionOffset From, long End)
{
    public bool IsEmpty => From.Offset.Value >= End;
}
