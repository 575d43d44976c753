using Confluent.Kafka;
using Millrace.Runtime.Health;
using Millrace.Runtime.Kafka.Native;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Kafka.Writers;

/// <summary>
/// The writing port on librdkafka. Confluent.Kafka's producer holds configuration and transactions; records bypass it
/// and cost no object each. Owned by one lane and used by its thread only: nothing runs in the background but the
/// client itself. Errors of transactions are Confluent.Kafka's (retriable, abortable, fatal).
/// </summary>
internal sealed class KafkaWriter : IRecordWriter
{
    // How long a wait goes on without looking for failed records.
    private const int SliceMs = 50;

    // An abort with records in the queue always needs a second call, so its first one is short.
    private const int AbortSliceMs = 5;

    // How much longer than its time-out a call may take before it is taken for lost.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, SinkTopic> _topics = [];
    private readonly IProducer<Null, Null> _producer;
    private readonly ClientHandle _client;
    private readonly DeliveryReports _reports;
    private readonly ProduceCall _call;
    private readonly ClientCalls _calls;
    private readonly bool _transactional;
    private readonly TimeSpan _messageTimeout;
    private bool _disposed, _isLeftBehind;

    /// <summary>A writer; with a transactional id one that writes in transactions.</summary>
    public KafkaWriter(ClientOptions options, string? transactionalId = null)
    {
        KafkaLibrary.Open();
        var properties = WriterProperties.For(options, transactionalId);
        _calls = options.Calls;
        _transactional = transactionalId is not null;
        _messageTimeout = WriterProperties.MessageTimeoutOf(properties);
        _producer = new ProducerBuilder<Null, Null>(properties)
            .SetLogHandler((_, message) => options.OnLog(message))
            .SetErrorHandler((_, error) => options.OnError(error))
            .Build();
        _client = new(_producer);
        _reports = new(_client.Pointer, _transactional);
        _call = new(_client.Pointer);
    }

    /// <summary>How many delivery reports came; only failed records have one.</summary>
    internal long ReportCount => _reports.Count;

    public void Initialize(TimeSpan timeout)
    {
        if (!_transactional) return;
        using ClientCalls.Note call = _calls.Enter("InitTransactions");
        _producer.InitTransactions(timeout);
    }

    public SinkTopic Open(string topic)
    {
        if (_topics.TryGetValue(topic, out var open)) return open;
        var handle = LibRdKafka.TopicNew(_client.Pointer, topic, 0);
        if (handle == 0)
            throw new WriteFailedException(topic, NativeError.Of(LibRdKafka.LastError()), "no such name is possible");
        return _topics[topic] = new(topic, handle);
    }

    public void Begin()
    {
        if (!_transactional) return;
        using ClientCalls.Note call = _calls.Enter("BeginTransaction");
        _producer.BeginTransaction();
    }

    public void Write(SinkTopic topic, in OutgoingRecord record)
    {
        var error = _call.Invoke(topic, record);
        if (error != 0) WriteAfter(error, topic, record);
    }

    public void Poll()
    {
        _reports.Poll(timeoutMs: 0);
        ThrowIfFailed();
    }

    public void Flush(TimeSpan timeout)
    {
        var deadline = Deadline.In(timeout);
        using ClientCalls.Note call = _calls.Enter("Flush");
        while (true)
        {
            // Returns as soon as nothing is outstanding; failed records are, until their reports are taken.
            LibRdKafka.Flush(_client.Pointer, Math.Min(SliceMs, deadline.RemainingMs));
            Poll();
            var outstanding = LibRdKafka.OutstandingCount(_client.Pointer);
            if (outstanding == 0) return;
            if (deadline.IsOver) throw NotFlushed(outstanding, timeout);
        }
    }

    /// <remarks>
    /// The client forgets the time-out when its connection to the group's coordinator ends at the wrong moment
    /// (librdkafka 5456, 2.16), and the thread that called never comes back. So that is another one than the lane's.
    /// </remarks>
    public void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, GroupMember member, TimeSpan timeout)
    {
        using ClientCalls.Note call = _calls.Enter("SendOffsetsToTransaction");
        Task sending = Task.Run(() => _producer.SendOffsetsToTransaction(offsets, member.Metadata, timeout));
        _isLeftBehind = Task.WaitAny([sending], timeout + _grace) < 0;
        if (_isLeftBehind)
            throw new TimeoutException(
                $"The client did not send the round's offsets in {timeout.TotalSeconds:0.#} s, and is left behind.");
        sending.GetAwaiter().GetResult();
    }

    public void Commit(TimeSpan timeout)
    {
        if (!_transactional) return;
        var deadline = Deadline.In(timeout);
        // The client's own flush inside the commit cannot see reports, and would wait for a failed record to the end.
        Flush(timeout);
        using ClientCalls.Note call = _calls.Enter("CommitTransaction");
        _producer.CommitTransaction(deadline.Remaining);
    }

    public void Abort(TimeSpan timeout)
    {
        if (!_transactional || _isLeftBehind) return;
        var deadline = Deadline.In(timeout);
        using ClientCalls.Note call = _calls.Enter("AbortTransaction");
        for (var slice = AbortSliceMs; !TryAbort(slice, deadline); slice = Math.Min(slice * 2, SliceMs))
            _reports.Poll(slice);
        _reports.Poll(timeoutMs: 0);
        _reports.Forget();
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        if (_isLeftBehind)
        {
            LeftBehind.Keep(this);
            return;
        }
        using ClientCalls.Note call = _calls.Enter("Dispose");
        foreach (var topic in _topics.Values) LibRdKafka.TopicDestroy(topic.Handle);
        _reports.Dispose();
        _call.Dispose();
        _producer.Dispose();
        // The last hold on the native client: it is destroyed here.
        _client.Dispose();
    }

    /// <summary>
    /// The purge within an abort makes reports, and the abort waits until they are taken: so it is called in slices,
    /// and the client resumes it.
    /// </summary>
    private bool TryAbort(int sliceMs, Deadline deadline)
    {
        try
        {
            _producer.AbortTransaction(TimeSpan.FromMilliseconds(Math.Min(sliceMs, deadline.RemainingMs)));
            return true;
        }
        catch (KafkaRetriableException slow) when (slow.Error.Code == ErrorCode.Local_TimedOut && !deadline.IsOver)
        {
            return false;
        }
    }

    /// <summary>A full queue is answered by waiting: the brokers are slower than the lane just now.</summary>
    private void WriteAfter(nint error, SinkTopic topic, in OutgoingRecord record)
    {
        var deadline = Deadline.In(_messageTimeout);
        using ClientCalls.Note call = _calls.Enter("Produce, whose queue is full,");
        while (LibRdKafka.ErrorCodeOf(error) == ErrorCode.Local_QueueFull && !deadline.IsOver)
        {
            LibRdKafka.ErrorDestroy(error);
            _reports.Poll(timeoutMs: 1);
            ThrowIfFailed();
            error = _call.Invoke(topic, record);
            if (error == 0) return;
        }
        throw NotWritten(topic, record, NativeError.Take(error));
    }

    private WriteFailedException NotWritten(SinkTopic topic, in OutgoingRecord record, Error error) => new(
        topic.Name, error, error.Code switch
        {
            ErrorCode.MsgSizeTooLarge => $"a key of {record.Key.Length} and a value of {record.Value.Length} bytes are "
                + "more than message.max.bytes allows. Raise it here and on the topic, or write less.",
            ErrorCode.Local_QueueFull => $"no room in the queue for {_messageTimeout.TotalSeconds:0.#} s: the "
                + "brokers do not acknowledge what was written before.",
            _ => error.Reason,
        });

    private static KafkaRetriableException NotFlushed(int outstanding, TimeSpan timeout) => new(new Error(
        ErrorCode.Local_TimedOut, $"{outstanding} records are not acknowledged after {timeout.TotalSeconds:0.#} s"));

    private void ThrowIfFailed()
    {
        if (NativeError.FatalOf(_client.Pointer) is { } fatal) throw new KafkaException(fatal);
        if (_reports.Failure is { } failure) throw failure;
    }
}
