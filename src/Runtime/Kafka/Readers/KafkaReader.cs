using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Millrace.Contracts;
using Millrace.Runtime.Health;
using Millrace.Runtime.Kafka.Native;
using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>
/// The reading port on librdkafka. Confluent.Kafka's consumer holds configuration, membership and offsets; records
/// bypass it: they are fetched in batches and handed over in the client's own memory. Owned by one lane and used by
/// its thread only. After an exception out of <see cref="Poll"/> the positions of the partitions are undefined: seek,
/// or close.
/// </summary>
internal sealed unsafe class KafkaReader : IRecordReader
{
    private const int BatchRecordsMax = 1024;

    private readonly SliceOfTime _slice = new(TimeSpan.FromMilliseconds(50));

    private static readonly TimeSpan _commitTimeout = TimeSpan.FromSeconds(15);

    private const string ConsumerType =
        $"Confluent.Kafka.Consumer`2[[{IgnoreType}],[{IgnoreType}]], Confluent.Kafka";

    private const string IgnoreType = "Confluent.Kafka.Ignore, Confluent.Kafka";

    private readonly ClientCalls _calls;
    private readonly GroupAssignment _assignment;
    private readonly IConsumer<Ignore, Ignore> _consumer;
    private readonly ClientHandle _client;
    private readonly RecordBatch _batch;
    private readonly TopicNames _topics = new();
    private readonly MessageOrigin _origin;
    private readonly Action<Error> _onError;
    private int _next;
    private bool _closed, _isLeftBehind;

    public KafkaReader(ClientOptions options, string group)
    {
        KafkaLibrary.Open();
        (_onError, _calls) = (options.OnError, options.Calls);
        _assignment = new(_calls);
        _origin = new(_topics);
        _consumer = new ConsumerBuilder<Ignore, Ignore>(ReaderProperties.For(options, group))
            .SetLogHandler((_, message) => options.OnLog(message))
            .SetErrorHandler((_, error) => options.OnError(error))
            .SetPartitionsAssignedHandler(_assignment.Assigned)
            .SetPartitionsRevokedHandler(_assignment.Revoked)
            .SetPartitionsLostHandler(_assignment.Lost)
            .Build();
        _client = new(_consumer);
        _batch = new(LibRdKafka.ConsumerQueue(_client.Pointer), BatchRecordsMax);
    }

    public void Subscribe(IReadOnlyList<string> topics, IAssignmentListener listener)
    {
        _assignment.Listen(listener);
        _consumer.Subscribe(topics);
    }

    public int Poll(TimeSpan timeout, IRecordRouter router)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        ThrowIfFailed();
        try
        {
            if (_next == _batch.Count) Fetch(timeout);
            var handedOver = HandOver(router);
            if (_next == _batch.Count) EndBatch();
            return handedOver;
        }
        catch
        {
            Release();
            throw;
        }
    }

    public void Seek(TopicPartitionOffset position)
    {
        _assignment.Outdate(position.TopicPartition);
        using ClientCalls.Note call = _calls.Enter("Seek");
        _consumer.Seek(position);
    }

    public WatermarkOffsets QueryOffsets(TopicPartition partition, TimeSpan timeout)
    {
        using ClientCalls.Note call = _calls.Enter("QueryWatermarkOffsets");
        return _consumer.QueryWatermarkOffsets(partition, timeout);
    }

    public long? KnownEnd(TopicPartition partition)
    {
        try
        {
            Offset end = _consumer.GetWatermarkOffsets(partition).High;
            return end.IsSpecial ? null : end.Value;
        }
        catch (KafkaException)
        {
            return null; // The client has not heard of the partition yet.
        }
    }

    public GroupMember? CurrentMember()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (LibRdKafka.AssignmentLost(_client.Pointer) != 0 || Generation() < 0) return null;
        var id = _consumer.MemberId;
        return string.IsNullOrEmpty(id) ? null : new(id, _consumer.ConsumerGroupMetadata);
    }

    /// <remarks>
    /// While the group's coordinator is out of reach the client keeps the request for longer than a session lasts; so
    /// it is not the lane's thread that waits for it.
    /// </remarks>
    public void Commit(IEnumerable<TopicPartitionOffset> offsets)
    {
        using ClientCalls.Note call = _calls.Enter("Commit");
        Task committing = Task.Run(() => _consumer.Commit(offsets));
        _isLeftBehind = Task.WaitAny([committing], _commitTimeout) < 0;
        if (_isLeftBehind)
            throw new TimeoutException(
                $"The brokers have not taken the group's offsets for {_commitTimeout.TotalSeconds:F0} s.");
        committing.GetAwaiter().GetResult();
    }

    public void Close()
    {
        if (_closed) return;
        using ClientCalls.Note call = _calls.Enter("Close");
        Release();
        _assignment.GiveUp(_consumer, isLost: LibRdKafka.AssignmentLost(_client.Pointer) != 0);
        try
        {
            if (_consumer.Assignment.Count == 0) GroupExit.Unsubscribe(_consumer, _client.Pointer, _batch);
            GroupExit.Leave(_client.Pointer);
        }
        catch (TimeoutException)
        {
            // To destroy a client that does not close would wait for it just as long.
            _isLeftBehind = true;
            throw;
        }
        finally
        {
            Dispose();
        }
        _assignment.ThrowIfFailed();
    }

    /// <summary>Frees the client without leaving the group; the broker notices by the session time-out.</summary>
    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        if (_isLeftBehind)
        {
            LeftBehind.Keep(this);
            return;
        }
        using ClientCalls.Note call = _calls.Enter("Dispose");
        _batch.Dispose();
        _consumer.Dispose();
        // The last hold on the native client: it is destroyed here.
        _client.Dispose();
    }

    private void Fetch(TimeSpan timeout)
    {
        Release();
        _assignment.BeginFetch();
        using (_calls.Enter("Consume")) _batch.Fetch(timeout.ToMilliseconds());
        ThrowIfFailed();
    }

    private void EndBatch()
    {
        Release();
        foreach (var position in _assignment.Returned) _consumer.Seek(position);
    }

    private void Release()
    {
        _batch.Release();
        _next = 0;
    }

    /// <summary>
    /// Hands records over until the batch is done or the slice of time is: a lane must come back to its commits in
    /// time, however long its handlers take.
    /// </summary>
    private int HandOver(IRecordRouter router)
    {
        _slice.Begin();
        var handedOver = 0;
        nint topic = 0;
        var partition = -1;
        IPartitionReceiver? receiver = null;
        while (_next < _batch.Count && !_slice.IsOver())
        {
            var message = _batch[_next++];
            if (message->Topic != topic || message->Partition != partition)
            {
                (topic, partition) = (message->Topic, message->Partition);
                receiver = ReceiverOf(router, topic, partition);
            }
            if (message->Error != ErrorCode.NoError)
            {
                HandOverSign(message, receiver);
                continue;
            }
            if (receiver is null) continue;
            receiver.OnRecord(ViewOf(message), message->Offset);
            handedOver++;
        }
        return handedOver;
    }

    private IPartitionReceiver? ReceiverOf(IRecordRouter router, nint topic, int partition)
    {
        if (topic == 0) return null;
        var name = _topics.NameOf(topic);
        return _assignment.IsStale(name, partition) ? null : router.ReceiverOf(name, partition);
    }

    /// <summary>What is no record: the end of a partition, or an error in its place.</summary>
    private void HandOverSign(NativeMessage* message, IPartitionReceiver? receiver)
    {
        if (message->Error == ErrorCode.Local_PartitionEOF)
        {
            receiver?.OnEndOfPartition(message->Offset);
            return;
        }
        var error = NativeError.Of(message);
        // The client has left the group and joins again by itself; the listener hears of its lost partitions.
        if (error.Code == ErrorCode.Local_MaxPollExceeded) _onError(error);
        else if (message->Topic == 0) throw new KafkaException(error);
        else throw new PartitionReadException(PositionOf(message), error);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RecordView ViewOf(NativeMessage* message)
    {
        int type;
        _origin.Current = message;
        return new()
        {
            Key = new(message->Key, (int)message->KeyLength),
            HasKey = message->Key is not null,
            Value = new(message->Value, (int)message->ValueLength),
            HasValue = message->Value is not null,
            TimestampMs = LibRdKafka.MessageTimestamp(message, &type),
            Origin = _origin,
        };
    }

    private TopicPartitionOffset PositionOf(NativeMessage* message) =>
        new(_topics.NameOf(message->Topic), message->Partition, message->Offset);

    private int Generation()
    {
        var metadata = LibRdKafka.GroupMetadata(_client.Pointer);
        if (metadata == 0) return -1;
        var generation = LibRdKafka.GroupMetadataGeneration(metadata);
        LibRdKafka.GroupMetadataDestroy(metadata);
        return generation;
    }

    private void ThrowIfFailed()
    {
        _assignment.ThrowIfFailed();
        if (NativeError.FatalOf(_client.Pointer) is { } fatal) throw new KafkaException(fatal);
        // The consumer's own half of a rebalance: only its Consume, which is not used here, would throw this.
        ref var failure = ref RebalanceFailureOf(_consumer);
        if (failure is null) return;
        var thrown = failure;
        failure = null;
        throw new KafkaException(
            new Error(ErrorCode.Local_Application, $"A rebalance failed: {thrown.Message}"), thrown);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "handlerException")]
    private static extern ref Exception? RebalanceFailureOf([UnsafeAccessorType(ConsumerType)] object consumer);
}
