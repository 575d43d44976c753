using Confluent.Kafka;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Options;
using Millrace.Simulation.Tests.Checking;
using Millrace.Simulation.Tests.Disks;
using Millrace.Simulation.Tests.Mutations;
using Millrace.Simulation.Tests.Scenarios;
using Millrace.Testing.Clients;
using Millrace.Testing.Jobs;
using Millrace.Testing.Objects;
using Millrace.Testing.Processes;

namespace Millrace.Simulation.Tests.Running;

/// <summary>
/// A process under its name, life after life, as something that watches over processes would run it: one that ends
/// without having been told to is started again.
/// </summary>
internal sealed class SimulatedProcess(World world, string name, Func<JobPlan> makePlan)
{
    private readonly List<Life> _lives = [];
    private int _starts;
    private bool _isStartDue;

    private sealed record Life(JobProcess Process, AuditedClients Clients, ProcessDisk? Disk)
    {
        public bool HasEnded => Process.HasEnded && Disk is not { IsIdle: false };
    }

    /// <summary>Where its local cache is; null for none.</summary>
    public Disk? Disk { get; init; }

    /// <summary>True while it is to run.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>True when no thread of any life is left, and none is about to begin.</summary>
    public bool IsAtRest => !_isStartDue && _lives.TrueForAll(static life => life.HasEnded);

    /// <summary>True when its last life has come to the end of a bounded run.</summary>
    public bool IsComplete => _lives is [.., { Process: { HasEnded: true, Lanes: > 0 } last }]
        && last.LanesAtEnd == last.Lanes;

    /// <summary>True when exactly one life is running.</summary>
    public bool IsRunning => !_isStartDue && !_lives[^1].Process.HasEnded
        && _lives.Count(static life => !life.Process.HasEnded) == 1;

    /// <summary>True when two lives under one name can have met: they fence each other, and one fails.</summary>
    public bool HasTwins { get; private set; }

    private bool IsAlive => _lives is [.., { Process.HasEnded: false } last] && !last.Process.Life.Crash.HasCrashed;

    public void Start()
    {
        IsWanted = true;
        if (!_isStartDue && !IsAlive && !IsComplete) Begin();
    }

    public void Stop()
    {
        IsWanted = false;
        foreach (Life life in _lives) life.Process.Stop();
    }

    public void Kill()
    {
        if (IsAlive) Kill(_lives[^1].Process);
    }

    public void Pause(TimeSpan lasts)
    {
        if (IsAlive) _lives[^1].Process.Life.PauseUntil(world.Time.GetUtcNow() + lasts);
    }

    /// <summary>Another life begins while this one is paused; the old one ends a while after it goes on.</summary>
    public void Replace(TimeSpan lasts)
    {
        if (!IsAlive || !IsWanted) return;
        HasTwins = true;
        JobProcess old = _lives[^1].Process;
        Pause(lasts);
        world.Cluster.Agenda.After(lasts * (0.5 + world.Random.NextDouble()), () =>
        {
            if (IsWanted && ReferenceEquals(_lives[^1].Process, old) && !_isStartDue) Begin();
        });
        world.Cluster.Agenda.After(lasts * 1.5 + TimeSpan.FromSeconds(world.Random.Next(5)), () =>
        {
            if (!old.HasEnded) Kill(old);
        });
    }

    /// <summary>Looks for what lives have left behind.</summary>
    public IEnumerable<string> Leaks() =>
        from life in _lives
        where !life.Process.Life.Crash.HasCrashed && life.Clients.Open != 0
        select $"I7: {life.Process.Name} has ended and has not disposed of {life.Clients.Open} client(s).";

    private void Begin()
    {
        _isStartDue = false;
        JobPlan plan = makePlan() with { LocalCache = Disk == null ? null : "cache" };
        JobProcess? process = null;
        // A job that cannot write to its folder when it starts is refused.
        Circumstances meets = Meets(canWriteFiles: () => process is not { Lanes: > 0 });
        ProcessLife life = new(meets.Crash, world.Schedule);
        CallTrigger crash = world.Hazards.Crash();
        (CallTrigger pause, TimeSpan lasts) = world.Hazards.Pause();
        string lifeName = $"{name}.{++_starts}";
        life.OnCall = call =>
        {
            if (crash.Hits(call)) life.Kill();
            if (pause.Hits(call)) Pause(life, lifeName, call, lasts);
            if (world.Hazards.Delay() is { Ticks: > 0 } delay) life.Wait(delay);
        };
        AuditedClients clients = world.Audit.Watch(new InMemoryClients(world.Cluster, plan, meets, life));
        process = new(lifeName, life, world.Schedule);
        process.OnEnded = () => OnEnded(process);
        ProcessDisk? disk = DiskOf(life);
        _lives.Add(new(process, clients, disk));
        world.Trace.Add($"{lifeName} starts");
        ProcessChanges changes = world.Mutation.Begin(new(world.Cluster, plan, world.Time));
        process.Start(new(
            plan, changes.Change(clients),
            () => changes.Change(world.Scenario.Job.CreateFactory(plan, world.Time)), world.Trace, changes.Time)
        {
            Pause = (delay, _) => life.Wait(delay),
            OpenFolder = path => changes.Folder(new InMemoryObjectStore(world.Files, path, meets, life)),
            CacheGround = changes.Change(disk?.Ground ?? new()),
            WriteAhead = world.Scenario.WriteAhead,
        });
    }

    /// <summary>What becomes of files happens to them while nobody uses them.</summary>
    private ProcessDisk? DiskOf(ProcessLife life)
    {
        world.DamageCheckpoint();
        if (Disk == null) return null;
        if (_lives.TrueForAll(static former => former.HasEnded || former.Process.Life.Crash.HasCrashed))
            world.Disks.Befall(Disk);
        return new(Disk, world.Scenario.Cache!, world.Disks, life, world.Schedule);
    }

    private Circumstances Meets(Func<bool> canWriteFiles) => new()
    {
        BatchRecords = () => world.Random.Next(1, world.Scenario.BatchRecordsMax + 1),
        IdlePollMin = world.Scenario.IdlePoll,
        AtTransactionStep = _ => world.Hazards.Refusal(),
        AtGroupCommit = _ => world.Hazards.Refusal(),
        AtWrite = _ => world.Hazards.Write(),
        AtCreateFile = _ => canWriteFiles() ? null : world.Hazards.CreateFile(),
        LosesRecord = world.Hazards.LosesRecord,
        AtCommit = _ => world.Hazards.End(),
        AtAbort = _ => world.Hazards.End(),
        AtQuery = world.Hazards.Query,
        IsRebalance = _ => world.Hazards.Returns(),
        RepeatsRecords = world.Hazards.RepeatsRecords,
        RepeatsControl = world.Hazards.Repeats,
        RejoinsSilently = () => world.Random.Next(2) == 0,
    };

    private void Pause(ProcessLife life, string lifeName, string call, TimeSpan lasts)
    {
        world.Trace.Add($"{lifeName} is paused at '{call}' for {lasts.TotalSeconds:F1} s");
        life.PauseUntil(world.Time.GetUtcNow() + lasts);
    }

    private void OnEnded(JobProcess process)
    {
        _lives.Find(life => life.Process == process)?.Disk?.End();
        bool hasCrashed = process.Life.Crash.HasCrashed;
        world.Trace.Add($"{process.Name} {HowEnded(process)}");
        if (!hasCrashed && process.Failure is { } failure && !MayFailWith(failure, process))
            world.Violations.Add($"I6: {process.Name} fails: {failure.Message}");
        else if (IsWanted && !IsComplete && ReferenceEquals(process, _lives[^1].Process)) StartAgain();
    }

    private void StartAgain()
    {
        _isStartDue = true;
        world.Cluster.Agenda.After(TimeSpan.FromSeconds(0.1 + world.Random.NextDouble() * 15), () =>
        {
            if (IsWanted) Begin();
            else _isStartDue = false;
        });
    }

    /// <summary>
    /// Of two processes with one name, one has to give way; and one that finds no brokers does not begin.
    /// </summary>
    private bool MayFailWith(Exception failure, JobProcess process) => failure is KafkaException kafka
        && kafka.Error.Code switch
        {
            ErrorCode.FencedInstanceId => HasTwins,
            ErrorCode.Local_TimedOut => process.Lanes == 0 && world.HadOutage,
            _ => false,
        };

    private void Kill(JobProcess process)
    {
        world.Trace.Add($"{process.Name} is killed");
        process.Life.Kill();
    }

    private static string HowEnded(JobProcess process) =>
        process.Life.Crash.HasCrashed ? $"has crashed at '{process.Life.Crash.CrashedAt}'"
        : process.Failure is { } failure ? $"has failed: {failure.Message}"
        : process.Lanes > 0 && process.LanesAtEnd == process.Lanes ? "has come to its end"
        : "has stopped";
}
