using Microsoft.Extensions.Logging;
using Millrace.Contracts;
using Millrace.Runtime.Hosting;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Objects;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Jobs;

/// <summary>
/// The processes of a test, one after another: starts one where there is none, lets it run until it has nothing more to
/// do, kills it, ends it.
/// </summary>
internal sealed class JobProcesses<TJob> : IDisposable where TJob : class, IStreamJob<TJob>
{
    /// <summary>A job that is not done by then, on a clock that stands still while it works, never will be.</summary>
    private static readonly TimeSpan _timeMax = TimeSpan.FromMinutes(5);

    private readonly JobTestOptions _options;
    private readonly Schedule _schedule;
    private readonly int _crashAtCall;
    private readonly InMemoryFolder _files = new();
    private JobProcess? _process;
    private InMemoryClients? _clients;
    private int _number, _callsBefore;

    public JobProcesses(JobPlan plan, JobTestOptions options, int crashAtCall)
    {
        (Plan, _options, _crashAtCall) = (plan, options, crashAtCall);
        Time = new(options.Start);
        Cluster = new(Time);
        foreach (string topic in plan.SourceTopics.Concat(plan.SinkTopics).Distinct())
            Cluster.WithTopic(topic, options.Partitions);
        _schedule = new(options.Seed, Time) { NextEvent = () => Cluster.Agenda.NextDue, OnTime = Cluster.Tick };
    }

    public JobPlan Plan { get; }

    public VirtualTime Time { get; }

    public InMemoryCluster Cluster { get; }

    /// <summary>How many calls of ports there were.</summary>
    public int Calls => _callsBefore + (_process?.Life.Crash.Calls ?? 0);

    /// <summary>The call at which the process was killed, as the test wanted it; null before.</summary>
    public string? CrashedAt { get; private set; }

    /// <summary>
    /// Lets the job work until it has processed all there is at this time, and that is committed.
    /// </summary>
    public void Settle() => Run(Plan with { Sources = WithStop(StopAt.Never) }, static test => test.HasSettled);

    /// <summary>Ends the process in good order, and runs another one to the end of all input.</summary>
    public void Finish()
    {
        Settle();
        _process!.Stop();
        Require(_schedule.RunUntil(() => _process!.HasEnded, _timeMax));
        ThrowIfFailed();
        Run(Plan with { Sources = WithStop(StopAt.Latest) }, static test => test.HasFinished);
    }

    /// <summary>Kills the process; the next thing that the test wants starts another one.</summary>
    public void Kill()
    {
        if (_process is not { HasEnded: false }) return;
        _process.Life.Kill();
        Require(_schedule.RunUntil(() => _process.HasEnded, _timeMax));
    }

    public void Dispose()
    {
        _schedule.Dispose();
        _process?.Dispose();
    }

    private bool HasSettled => _process!.HasEnded || (_process.Lanes > 0
        && _clients!.Readers is var readers && readers.Count == _process.Lanes
        && readers.All(static reader => reader.IdlePolls > 1)
        && Plan.SourceTopics.All(IsCommitted));

    private bool HasFinished => _process!.HasEnded;

    private void Run(JobPlan plan, Func<JobProcesses<TJob>, bool> isDone)
    {
        if (_clients != null)
            foreach (InMemoryReader reader in _clients.Readers) reader.IdlePolls = 0;
        do
        {
            if (_process is not { HasEnded: false }) Start(plan);
            Require(_schedule.RunUntil(() => isDone(this), _timeMax));
            ThrowIfFailed();
        }
        while (_process!.Life.Crash.HasCrashed);
    }

    private void Start(JobPlan plan)
    {
        _callsBefore = Calls;
        CrashPoint crash = _crashAtCall > _callsBefore ? new(_crashAtCall - _callsBefore) : new();
        Circumstances meets = new() { Crash = crash };
        ProcessLife life = new(crash, _schedule);
        _process?.Dispose();
        _process = new($"process {++_number}", life, _schedule);
        _clients = new(Cluster, plan, meets, life);
        ILogger logger = _options.Loggers.CreateLogger("Millrace." + plan.Name);
        _process.Start(new(
            plan, _clients,
            () => new StreamTaskFactory<TJob>(plan, TJob.Create(_options.Services), Time, _options.Services),
            logger, Time)
        {
            Pause = (delay, _) => life.Wait(delay),
            OpenFolder = path => new InMemoryObjectStore(_files, path, meets, life),
            CacheGround = InMemoryCache.Of(path => new InMemoryObjectStore(_files, path, meets, life)),
        });
    }

    /// <summary>What the checkpoints of all tasks consist of, oldest first.</summary>
    public IEnumerable<CommittedEntry> CommittedEntries() => Plan.CheckpointStore == CheckpointStore.Files
        ? Jobs.CommittedEntries.OfFiles(_files, Plan, _options.Partitions)
        : Jobs.CommittedEntries.OfTopic(Cluster, Plan.StateTopic);

    private void ThrowIfFailed()
    {
        if (_process!.Life.Crash is { HasCrashed: true } crash) CrashedAt ??= crash.CrashedAt;
        if (_process.Failure is { } failure)
            throw new JobFailedException(
                $"Job '{Plan.Name}' has failed: {JobFailure.Describe(failure, Plan)}", failure);
    }

    private void Require(bool isDone)
    {
        if (isDone) return;
        string last = _process?.Failure?.Message ?? "none of its threads has failed";
        throw new TimeoutException($"Job '{Plan.Name}' does not come to an end of its work: {last}.");
    }

    private bool IsCommitted(string topic)
    {
        ConsumerGroup group = Cluster.Group(Plan.GroupId);
        for (int i = 0; i < Cluster.Find(topic)!.Partitions; i++)
            if (group.Committed.GetValueOrDefault(new(topic, i), -1) != Cluster.Log(topic, i).StableEnd) return false;
        return true;
    }

    private IReadOnlyList<SourcePlan> WithStop(StopAt stopAt) =>
        [.. Plan.Sources.Select(source => source with { StopAt = stopAt })];
}
