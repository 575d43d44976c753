using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Health;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Lanes.Membership;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Lanes;

/// <summary>
/// One life of a lane's clients: join, then poll, handle and commit until told to stop or at the end. Whatever goes
/// wrong ends the session; the next one goes on from what Kafka says was committed. Runs on the lane's thread.
/// </summary>
internal sealed class LaneSession : IDisposable
{
    /// <summary>How long a poll waits for records: what stopping and idle time-outs may be late by.</summary>
    private static readonly TimeSpan _pollTimeout = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan _initializeSlice = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _abandonTimeout = TimeSpan.FromSeconds(1);

    private readonly JobContext _job;
    private readonly LaneActivity _activity;
    private readonly LaneClients _clients;
    private readonly LaneScope _lane;
    private readonly CheckpointRound _round;
    private readonly LaneTasks _tasks;
    private readonly MembershipWatch _membership;
    private readonly GroupProgress _progress;
    private readonly LaneSavepoints _savepoints;
    private readonly LaneMetrics _metrics;
    private readonly TaskReport _report;
    private TenfoldReport _lateReport = new(), _skippedReport = new(), _outputsReport = new();
    private long _recordsCommitted;
    private TimeSpan _aheadTook;
    private long? _leavingSince;
    private bool _isAtDoor;

    public LaneSession(JobContext job, string laneId, IStreamTaskFactory factory, CancellationToken stop)
    {
        _job = job;
        _activity = job.Health.Lane(laneId);
        _clients = new(job.Clients, laneId, job.Checkpoints);
        LaneCounters counters = new();
        _lane = new(laneId, factory, new Outbox(_clients.Writer, counters), counters, stop);
        _round = new(job.Plan, laneId, _clients, job.Cluster, job.Time) { Ahead = job.WriteAhead };
        _tasks = new(job, _clients, _lane, _round);
        _membership = new(job, laneId);
        _progress = new(job, _clients);
        _savepoints = new(job, laneId, _round);
        _metrics = job.Metrics.Lane(laneId);
        _report = new(_metrics, _clients.Reader, job.Time);
    }

    /// <summary>True once the session has committed records: what failed before is behind it.</summary>
    public bool HasProgressed => _recordsCommitted > 0;

    /// <summary>True once the group has taken it in, be it with nothing.</summary>
    public bool WasTakenIn => _round.Member != null;

    /// <summary>Runs until told to stop, or to the end of a bounded job.</summary>
    /// <returns>True at the end of a bounded job.</returns>
    public bool Run()
    {
        _activity.Enter(LanePhase.Starting);
        _clients.Reader.Subscribe([.. _job.Plan.SourceTopics], _tasks);
        InitializeWriter();
        _round.Begin();
        _activity.Enter(LanePhase.Joining);
        bool atEnd = false;
        while (!(atEnd || _lane.Stop.IsCancellationRequested) || !TryEnterDoor())
        {
            Step();
            atEnd = _job.Plan.IsBounded && IsAtEnd();
        }
        if (Commit() != CommitOutcome.RolledBack) _savepoints.TakeOnStop(_tasks.All);
        Leave();
        return atEnd;
    }

    /// <summary>
    /// A record has failed and has left no trace: commits what came before it, so that the job can go on at that
    /// record.
    /// </summary>
    /// <returns>False when that did not work out; the session must be abandoned then, and the record will fail
    /// again.</returns>
    public bool TryCommitBefore(Exception failure)
    {
        if (_lane.Outbox.IsTorn) return false;
        try
        {
            bool isReached = Commit() != CommitOutcome.RolledBack;
            if (isReached && failure is RecordFailedException record) record.IsReached = true;
            if (isReached) Leave();
            return isReached;
        }
        catch (Exception e) when (Restart.IsWorthwhile(e))
        {
            return false;
        }
    }

    /// <summary>Drops what is not committed; nothing of this session reaches Kafka from here on.</summary>
    public void Abandon()
    {
        _tasks.IsAbandoned = true;
        // The next session registers the same transactional id, which aborts too.
        Try(() => _round.Abort(_abandonTimeout));
        // Leaving is a courtesy to the group, which would notice by itself, later.
        Try(AwaitDoor);
        Try(_clients.Reader.Close);
    }

    public void Dispose()
    {
        if (_isAtDoor) _job.Door.Leave();
        _metrics.OnSessionEnd();
        _clients.Dispose();
        _lane.Outbox.Dispose();
    }

    /// <summary>
    /// Waits for what an earlier owner of the transactional id left open, in slices, so that stopping need not wait for
    /// it.
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
        try
        {
            Work();
        }
        catch (Exception e) when (_tasks.CanRollBackAfter(e))
        {
            _tasks.RollBack(e);
        }
    }

    private void Work()
    {
        _tasks.OnPoll();
        int records =
            _clients.Reader.Poll(_round.Remaining < _pollTimeout ? _round.Remaining : _pollTimeout, _tasks);
        _activity.OnTurn(records);
        _clients.Writer.Poll();
        // A member hears of its assignment even when it is given nothing.
        _membership.OnTurn(isMember: WasTakenIn, hasPartitions: _tasks.All.Count > 0);
        foreach (StreamTask task in _tasks.All) task.ObserveIdle();
        if (_round.IsDue) Commit();
        else if (_round.IsNear) WriteAhead();
        _report.OnTurn(_tasks.All);
        TakeSavepoints();
    }

    private void TakeSavepoints()
    {
        IReadOnlyList<string> wanted = _savepoints.Wanted();
        if (wanted.Count > 0 && Commit() != CommitOutcome.RolledBack) _savepoints.Take(wanted, _tasks.All);
    }

    private void WriteAhead()
    {
        long startedAt = _job.Time.GetTimestamp();
        if (_tasks.TryWriteAhead()) _aheadTook += _job.Time.GetElapsedTime(startedAt);
    }

    private CommitOutcome Commit()
    {
        long startedAt = _job.Time.GetTimestamp();
        CommitOutcome outcome = _tasks.Commit();
        if (outcome != CommitOutcome.Committed) return outcome;
        _recordsCommitted = _lane.Counters.RecordsRead;
        ReportDropped();
        TimeSpan pause = _job.Time.GetElapsedTime(startedAt);
        _job.Logger.Checkpointed(_lane.Id, (long)pause.TotalMilliseconds);
        _metrics.OnPause(pause + _aheadTook);
        _aheadTook = TimeSpan.Zero;
        return outcome;
    }

    private void ReportDropped()
    {
        LaneCounters counters = _lane.Counters;
        if (_lateReport.IsDue(counters.LateDropped)) _job.Logger.LateDropped(_lane.Id, counters.LateDropped);
        if (_skippedReport.IsDue(counters.RecordsSkipped)) _job.Logger.Skipped(_lane.Id, counters.RecordsSkipped);
        if (_outputsReport.IsDue(counters.OutputsSkipped))
            _job.Logger.OutputsSkipped(_lane.Id, counters.OutputsSkipped);
    }

    private bool IsAtEnd()
    {
        foreach (StreamTask task in _tasks.All)
            if (!task.HasFinished) return false;
        Commit();
        return _tasks.HaveFinished && _progress.IsGroupAtEnd(_tasks.All, _lane.Stop);
    }

    /// <summary>Leaves the group; the others take over what is committed.</summary>
    private void Leave()
    {
        _activity.Enter(LanePhase.Leaving);
        _tasks.IsAbandoned = true;
        AwaitDoor();
        _clients.Reader.Close();
    }

    /// <summary>Polls while others leave: they may be waiting for this member to answer a rebalance.</summary>
    private void AwaitDoor()
    {
        while (!TryEnterDoor()) _clients.Reader.Poll(_pollTimeout, _tasks);
    }

    private bool TryEnterDoor() => _isAtDoor = _isAtDoor || _job.Door.TryEnter(ref _leavingSince);

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            _job.Logger.AbandonFailed(e, _lane.Id);
        }
    }
}
