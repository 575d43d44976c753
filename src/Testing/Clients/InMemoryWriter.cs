using Confluent.Kafka;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Clients;

/// <summary>
/// A producer in memory, with the states of a real one: a transaction that was refused once can only be aborted, and a
/// producer that is fenced can do nothing any more. Without transactional id, records are visible at once.
/// </summary>
internal sealed class InMemoryWriter(
    InMemoryCluster cluster, string group, string? transactionalId, TimeSpan transactionTimeout, Circumstances meets,
    ProcessLife life) : IRecordWriter
{
    /// <summary>How long the client waits before it asks again.</summary>
    private static readonly TimeSpan _backoff = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan _aloneTimeout = TimeSpan.FromSeconds(10);

    private readonly Queue<Unsent> _unsent = [];
    private WriterState _state = transactionalId == null ? WriterState.Plain : WriterState.New;
    private Error? _error;
    private WriteFailedException? _failure;
    private int _epoch = -1;
    private bool _hasTransaction, _isCommitUndecided;

    private readonly record struct Unsent(PartitionLog Log, LogEntry Entry);

    /// <summary>A producer that belongs to no job, ready for its first transaction.</summary>
    public static InMemoryWriter Alone(InMemoryCluster cluster, string? transactionalId)
    {
        InMemoryWriter writer = new(
            cluster, "none", transactionalId, _aloneTimeout, new Circumstances(), new ProcessLife(new()));
        writer.Initialize(_aloneTimeout);
        return writer;
    }

    public void Initialize(TimeSpan timeout)
    {
        life.Pass("Initialize");
        if (transactionalId == null) return;
        DateTimeOffset deadline = cluster.Time.GetUtcNow() + timeout;
        while (true)
        {
            cluster.Tick();
            if (!cluster.Reach(life, deadline - cluster.Time.GetUtcNow())) throw TimedOut("no broker answers");
            if (cluster.Transactions.TryInitialize(transactionalId, transactionTimeout) is { } epoch)
            {
                (_epoch, _state) = (epoch, WriterState.Ready);
                return;
            }
            WaitUntil(deadline, "a transaction of an earlier life is still being ended");
        }
    }

    public SinkTopic Open(string topic) => new(topic, 0);

    public void Begin()
    {
        life.Pass("Begin");
        if (transactionalId == null) return;
        ThrowIfFatal();
        Require(WriterState.Ready);
        (_state, _hasTransaction) = (WriterState.InTransaction, false);
    }

    public void Write(SinkTopic topic, in OutgoingRecord record)
    {
        life.Count("Write");
        if (record.Value.Length > meets.ValueBytesMax.GetValueOrDefault(topic.Name, int.MaxValue))
            throw new WriteFailedException(topic.Name, new(ErrorCode.MsgSizeTooLarge), "it is too large");
        if (meets.Write() is not ErrorCode.NoError and var code) Refuse(topic.Name, code);
        if (meets.LosesRecord()) Lose(topic.Name);
        int partition = record.Partition ?? cluster.PartitionOf(topic.Name, record.Key, record.HasKey);
        LogEntry entry = new(
            record.HasKey ? record.Key.ToArray() : null, record.HasValue ? record.Value.ToArray() : null,
            record.TimestampMs)
        {
            Headers = LogHeader.From(record.Headers),
        };
        _unsent.Enqueue(new(cluster.Log(topic.Name, partition), entry));
        TrySend();
    }

    public void Poll()
    {
        life.Count("Poll of the writer");
        TrySend();
        ThrowIfFailed();
    }

    public void Flush(TimeSpan timeout)
    {
        life.Pass("Flush");
        DateTimeOffset deadline = cluster.Time.GetUtcNow() + timeout;
        cluster.Reach(life, timeout);
        while (!TrySend()) WaitUntil(deadline, "records are not acknowledged");
        ThrowIfFailed();
    }

    public void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, GroupMember member, TimeSpan timeout)
    {
        life.Pass("SendOffsets");
        RequireTransaction(meets.TransactionStep());
        DateTimeOffset deadline = cluster.Time.GetUtcNow() + timeout;
        if (!cluster.Reach(life, timeout)) throw TimedOut("no broker answers");
        while (true)
        {
            cluster.Tick();
            ErrorCode code = cluster.Transactions.AddOffsets(
                transactionalId!, _epoch, cluster.Group(group), (GroupMetadata)member.Metadata, offsets);
            if (code == ErrorCode.ConcurrentTransactions) WaitUntil(deadline, "the transaction before is being ended");
            else
            {
                _hasTransaction = true;
                Accept(code);
                return;
            }
        }
    }

    public void Commit(TimeSpan timeout)
    {
        life.Pass("Commit");
        if (!IsAskedAgain(isCommitted: true))
        {
            RequireTransaction(meets.TransactionStep());
            Flush(timeout);
        }
        if (_hasTransaction) End(isCommitted: true, meets.Commit(), timeout);
        _state = WriterState.Ready;
        life.Pass("the return from Commit");
    }

    public void Abort(TimeSpan timeout)
    {
        life.Pass("Abort");
        if (transactionalId == null) return;
        ThrowIfFatal();
        if (!IsAskedAgain(isCommitted: false) && _state != WriterState.MustAbort) Require(WriterState.InTransaction);
        _unsent.Clear();
        _failure = null;
        cluster.Tick();
        if (_hasTransaction) End(isCommitted: false, meets.Abort(), timeout);
        _state = WriterState.Ready;
    }

    public void Dispose() => _unsent.Clear();

    private void End(bool isCommitted, EndFate fate, TimeSpan timeout)
    {
        if (fate.CopyArrivesAfter is { } after)
        {
            int epoch = _epoch;
            cluster.Agenda.After(after, () => cluster.Transactions.End(transactionalId!, epoch, isCommitted));
        }
        bool isRequestLost = fate.IsRequestLost || !cluster.Reach(life, timeout);
        bool isAnswered = !fate.IsAnswerLost && !isRequestLost && fate.Takes <= timeout;
        life.Wait(isAnswered ? fate.Takes : timeout);
        cluster.Tick();
        ErrorCode code = isRequestLost
            ? ErrorCode.NoError
            : cluster.Transactions.End(transactionalId!, _epoch, isCommitted);
        if (isAnswered && cluster.IsReachable)
        {
            Accept(code);
            return;
        }
        (_state, _isCommitUndecided) = (WriterState.Undecided, isCommitted);
        throw TimedOut("no answer to the end of the transaction came in time");
    }

    /// <summary>A request that got no answer may be repeated by the caller, too; the other one may not.</summary>
    private bool IsAskedAgain(bool isCommitted) =>
        _state == WriterState.Undecided && _isCommitUndecided == isCommitted;

    /// <summary>Hands over what waits; false while brokers are still ending the transaction before.</summary>
    private bool TrySend()
    {
        if (!cluster.IsReachable) return _unsent.Count == 0;
        while (_unsent.TryPeek(out Unsent next))
        {
            ErrorCode code = ErrorCode.NoError;
            if (transactionalId == null) next.Log.Append(next.Entry);
            else code = cluster.Transactions.Write(transactionalId, _epoch, next.Log, next.Entry);
            if (code == ErrorCode.ConcurrentTransactions) return false;
            if (code != ErrorCode.NoError)
            {
                Fence(code);
                return true;
            }
            _hasTransaction = true;
            _unsent.Dequeue();
        }
        return true;
    }

    private void WaitUntil(DateTimeOffset deadline, string reason)
    {
        if (cluster.Time.GetUtcNow() >= deadline) throw TimedOut(reason);
        life.Wait(_backoff);
        cluster.Tick();
    }

    private static KafkaRetriableException TimedOut(string reason) => new(new(ErrorCode.Local_TimedOut, reason));

    private void Refuse(string topic, ErrorCode code)
    {
        Error error = new(code);
        if (_state == WriterState.InTransaction) (_state, _error) = (WriterState.MustAbort, error);
        throw new WriteFailedException(topic, error, "the brokers refuse it");
    }

    private void Lose(string topic)
    {
        Error error = new(ErrorCode.Local_MsgTimedOut, "its time was up");
        _failure ??= new(topic, error, error.Reason);
        if (_state == WriterState.InTransaction) (_state, _error) = (WriterState.MustAbort, error);
    }

    private void Fence(ErrorCode code)
    {
        (_state, _error) = (WriterState.Fatal, new Error(code, "another producer has the same transactional id", true));
        _unsent.Clear();
    }

    /// <summary>Takes the brokers' answer to a step of the transaction.</summary>
    private void Accept(ErrorCode code)
    {
        if (code == ErrorCode.NoError) return;
        if (code is ErrorCode.InvalidProducerEpoch or ErrorCode.InvalidTxnState)
        {
            Fence(code);
            ThrowIfFatal();
        }
        (_state, _error) = (WriterState.MustAbort, new Error(code));
        throw new KafkaTxnRequiresAbortException(_error);
    }

    private void RequireTransaction(ErrorCode answer)
    {
        ThrowIfFatal();
        if (_state == WriterState.MustAbort) throw new KafkaTxnRequiresAbortException(_error);
        Require(WriterState.InTransaction);
        Accept(answer);
    }

    private void Require(WriterState state)
    {
        if (_state != state)
            throw new KafkaException(new Error(ErrorCode.Local_State, $"the producer is {_state}, not {state}"));
    }

    private void ThrowIfFailed()
    {
        ThrowIfFatal();
        if (_failure != null) throw _failure;
    }

    private void ThrowIfFatal()
    {
        if (_state == WriterState.Fatal) throw new KafkaException(_error!);
    }
}

/// <summary>What a producer can do now.</summary>
internal enum WriterState
{
    /// <summary>Write; it has no transactions.</summary>
    Plain,

    /// <summary>Be initialised.</summary>
    New,

    /// <summary>Begin a transaction.</summary>
    Ready,

    /// <summary>Write, commit, abort.</summary>
    InTransaction,

    /// <summary>Abort.</summary>
    MustAbort,

    /// <summary>Ask again for the same end: how the transaction has ended is not known.</summary>
    Undecided,

    /// <summary>Nothing: it is fenced.</summary>
    Fatal,
}
