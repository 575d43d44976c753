using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Lanes;

/// <summary>
/// One life of a lane's clients: join, then poll, handle and commit until told to stop or at the end. Whatever goes wrong
/// ends the session; the next one goes on from what Kafka says was committed. Runs on the lane's thread.
/// </summary>
internal sealed class LaneSession : IDisposable
{
    /// <summary>How long a poll waits for records: what stopping and idle time-outs may be late by.</summary>
    private static readonly TimeSpan _pollTimeout = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// librdkafka repeats a commit that got no answer by itself, and a late repetition can end the next transaction half way.
    /// So after a slow one the producer is not used again.
    /// </summary>
    private static readonly TimeSpan _slowCommit = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan _initializeSlice = TimeSpan.FromSeconds(2);

    private readonly JobContext _job;
    private readonly LaneClients _clients;
    private readonly LaneScope _lane;
    private readonly CheckpointRound _round;
    private readonly LaneTasks _tasks;
    private readonly GroupProgress _progress;
    private long _lateReportedNext = 1;

    public LaneSession(JobContext job, string laneId, IStreamTaskFactory factory, CancellationToken stop)
    {
        _job = job;
        _clients = new(job.Clients, laneId, job.Plan.HasCheckpoints);
        LaneCounters counters = new();
        _lane = new(laneId, factory, new Outbox(_clients.Writer, counters), counters, stop);
        _round = new(job.Plan, laneId, _clients, job.Topics, job.Time);
        _tasks = new(job, _clients, _lane, _round);
        _progress = new(job, _clients.Reader);
    }

    /// <summary>True once the session has committed something: what failed before is behind it.</summary>
    public bool HasCommitted => _lane.Counters.Checkpoints > 0;

    /// <summary>Runs until told to stop, or to the end of a bounded job.</summary>
    /// <returns>True at the end of a bounded job.</returns>
    public bool Run()
    {
        _clients.Reader.Subscribe([.. _job.Plan.SourceTopics], _tasks);
        InitializeWriter();
        _round.Begin();
        bool atEnd = false;
        while (!atEnd && !_lane.Stop.IsCancellationRequested)
        {
            Step();
            atEnd = _job.Plan.IsBounded && IsAtEnd();
        }
        Commit();
        _clients.Reader.Close();
        return atEnd;
    }

    /// <summary>
    /// A record has failed and has left no trace: what came before it is committed, so that the job can go on at that record.
    /// </summary>
    public void CommitBeforeFailure()
    {
        if (_lane.Outbox.IsTorn) return;
        Commit();
        _clients.Reader.Close();
    }

    /// <summary>Drops what is not committed; nothing of this session reaches Kafka from here on.</summary>
    public void Abandon()
    {
        _tasks.IsAbandoned = true;
        try
        {
            _round.Abort();
        }
        catch (KafkaException)
        {
            // The next session registers the same transactional id, which aborts it too.
        }
        try
        {
            _clients.Reader.Close();
        }
        catch (Exception e) when (e is KafkaException or MembershipLostException)
        {
            // Leaving was a courtesy to the group; it notices by itself, later.
        }
    }

    public void Dispose()
    {
        _clients.Dispose();
        _round.Dispose();
        _lane.Outbox.Dispose();
    }

    /// <summary>
    /// Waits for what an earlier owner of the transactional id left open, in slices, so that stopping need not wait for it.
    /// </summary>
    private void InitializeWriter()
    {
        long startedAt = _job.Time.GetTimestamp();
        while (true)
        {
            _lane.Stop.ThrowIfCancellationRequested();
            try
            {
                _clients.Writer.Initialize(_initializeSlice);
                return;
            }
            catch (KafkaRetriableException) when (_job.Time.GetElapsedTime(startedAt) < _job.TakeOverTimeout)
            {
            }
        }
    }

    private void Step()
    {
        _tasks.OnPoll();
        int records = _clients.Reader.Poll(_pollTimeout, _tasks);
        _clients.Writer.Poll();
        if (records == 0)
            foreach (StreamTask task in _tasks.All) task.ObserveIdle();
        if (_round.IsDue) Commit();
    }

    private void Commit()
    {
        if (_tasks.All.Count == 0) return;
        int tasks = _tasks.CommitOrRewind();
        if (tasks == 0) return;
        _lane.Counters.Checkpoints++;
        ReportLate();
        _job.Logger.Checkpointed(_lane.Id, tasks, (long)_round.LastCommitTook.TotalMilliseconds);
        if (_job.Plan.Delivery == Delivery.ExactlyOnce && _round.LastCommitTook > _slowCommit)
            throw new SlowCommitException(_round.LastCommitTook);
    }

    /// <summary>Says that late records are dropped at the first one, and at each power of ten.</summary>
    private void ReportLate()
    {
        if (_lane.Counters.LateDropped < _lateReportedNext) return;
        _job.Logger.LateDropped(_lane.Id, _lane.Counters.LateDropped);
        while (_lateReportedNext <= _lane.Counters.LateDropped) _lateReportedNext *= 10;
    }

    private bool IsAtEnd()
    {
        bool hasFinished = true;
        foreach (StreamTask task in _tasks.All) hasFinished &= task.HasFinished;
        if (!hasFinished) return false;
        Commit();
        return _progress.IsGroupAtEnd(_tasks.All);
    }
}

/// <summary>A commit succeeded but took so long that the client may have repeated it.</summary>
internal sealed class SlowCommitException(TimeSpan took) : Exception(
    $"a commit took {took.TotalSeconds:F1} s; its producer is not used again, in case that the client repeats the request");
