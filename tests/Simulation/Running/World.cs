using System.Text;
using Millrace.Runtime.Options;
using Millrace.Simulation.Tests.Checking;
using Millrace.Simulation.Tests.Disks;
using Millrace.Simulation.Tests.Mutations;
using Millrace.Simulation.Tests.Scenarios;
using Millrace.Testing.Brokers;
using Millrace.Testing.Objects;
using Millrace.Testing.Processes;

namespace Millrace.Simulation.Tests.Running;

/// <summary>What the processes of one run share: the cluster, the clock, the turn, and what goes wrong.</summary>
internal sealed class World : IDisposable
{
    private static readonly DateTimeOffset _start = DateTimeOffset.UnixEpoch;
    private static readonly string[] _sources = ["readings", "notes"];

    /// <summary>The sink of the job that starts from the savepoint.</summary>
    public const string RestoredReports = "restored-reports";

    private int _sourceTransactions;

    /// <summary>The name of the savepoint, and of the group and the sink of the job that starts from it.</summary>
    private const string Restored = "restored";

    private const string CheckpointFolder = "checkpoints", SavepointFolder = "savepoints";

    public World(Scenario scenario, Mutation mutation, bool isTraced)
    {
        (Scenario, Mutation) = (scenario, mutation);
        Time = new(_start);
        Trace = new(Time, _start, isTraced);
        Random = new(~scenario.Seed);
        Hazards = new(scenario.Hazards, Random, what => Happen(what, $"({what})"));
        Disks = new(scenario.Seed, what => Happen(what, $"({what})"));
        Cluster = new(Time) { SessionTimeout = scenario.SessionTimeout };
        Cluster.Transactions.TimeoutLag = scenario.TimeoutLag;
        foreach (string topic in _sources.Take(scenario.Job.Shape.Sources))
            Cluster.WithTopic(topic, scenario.Partitions);
        Cluster.WithTopic("reports", scenario.SinkPartitions);
        if (scenario.HasSavepoint) Cluster.WithTopic(RestoredReports, scenario.SinkPartitions);
        Group = Cluster.Group(PlanOf("any").GroupId, isEager: scenario.HasStaticMembers || scenario.Job.Shape.HasNotes);
        Audit = new(Cluster, Group) { OnCommit = (partition, offset) => Trace.Add($"{partition} is at {offset}") };
        Schedule = new(scenario.Seed, Time)
        {
            NextEvent = () => Cluster.Agenda.NextDue,
            OnTime = Cluster.Tick,
        };
    }

    public Scenario Scenario { get; }

    public Mutation Mutation { get; }

    public VirtualTime Time { get; }

    public Trace Trace { get; }

    public Random Random { get; }

    public Hazards Hazards { get; }

    public InMemoryCluster Cluster { get; }

    /// <summary>The local disks of processes, and what becomes of files.</summary>
    public DiskFates Disks { get; }

    /// <summary>The files that processes leave in folders that all of them see.</summary>
    public InMemoryFolder Files { get; } = new();

    public ConsumerGroup Group { get; }

    public Audit Audit { get; }

    public Schedule Schedule { get; }

    /// <summary>How often something has gone wrong, by what it is, and what the job has logged, by the event.</summary>
    public IReadOnlyDictionary<string, int> Happened => Trace.Counts;

    /// <summary>What is not as it has to be, so far.</summary>
    public List<string> Violations => Audit.Violations;

    /// <summary>True once brokers were out of reach.</summary>
    public bool HadOutage { get; private set; }

    public TimeSpan Elapsed => Time.GetUtcNow() - _start;

    /// <summary>The settings of a process.</summary>
    /// <param name="instance">Its name.</param>
    /// <param name="lanes">How many lanes it has.</param>
    /// <param name="isBounded">True when it ends at the end of its input.</param>
    public JobPlan PlanOf(string instance, int lanes = 1, bool isBounded = false)
    {
        bool isInFiles = Scenario.Store == CheckpointStore.Files;
        return PlanOf(instance, new()
        {
            Lanes = lanes,
            Delivery = Scenario.Delivery,
            CheckpointStore = Scenario.Store,
            CheckpointFolder = isInFiles ? CheckpointFolder : null,
            SavepointFolder = Scenario.HasSavepoint ? SavepointFolder : null,
            StopAt = isBounded ? StopAt.Latest : StopAt.Never,
        });
    }

    /// <summary>
    /// The settings of a process under another group, which starts from the savepoint: into the other store where that
    /// can be.
    /// </summary>
    public JobPlan PlanOfRestored()
    {
        bool isInFiles = Scenario.Store != CheckpointStore.Files && Scenario.Delivery == Delivery.AtLeastOnce;
        JobOptions options = new()
        {
            GroupId = Restored,
            Lanes = 1,
            Delivery = Scenario.Delivery,
            CheckpointStore = isInFiles ? CheckpointStore.Files : CheckpointStore.Kafka,
            CheckpointFolder = isInFiles ? CheckpointFolder : null,
            StartFromSavepoint = $"{SavepointFolder}/{Group.Name}/{Restored}",
            StopAt = StopAt.Latest,
        };
        options.Topics["reports"] = RestoredReports;
        return PlanOf(Restored, options);
    }

    /// <summary>
    /// Between two lives of a process a checkpoint file is damaged, perhaps. Not that of a bounded run that has come to
    /// its end: who goes on from the one before it does only what was left of that run.
    /// </summary>
    public void DamageCheckpoint()
    {
        if (!Scenario.HasDamage || (Scenario.IsBounded && Disks.IsOver)) return;
        Dictionary<string, byte[]> files = Files.Files
            .Where(static file => file.Key.StartsWith(CheckpointFolder, StringComparison.Ordinal)).ToDictionary();
        if (Disks.DamageCheckpoint(files, Files.Replace)) Audit.MayGoBack = true;
    }

    /// <summary>Somebody wants a savepoint: that is a file.</summary>
    public void RequestSavepoint() => Files.TryAdd($"{SavepointFolder}/{Group.Name}/_requests/{Restored}", []);

    /// <summary>True when nobody wants a savepoint, or it is there.</summary>
    public bool IsSavepointThere => !Scenario.HasSavepoint || SavepointManifest != null;

    /// <summary>What says what is in the savepoint; null before it is complete.</summary>
    public byte[]? SavepointManifest =>
        Files.Files.GetValueOrDefault($"{SavepointFolder}/{Group.Name}/{Restored}/manifest.json");

    /// <summary>How many records of a source readers have behind them at an offset.</summary>
    public int RecordsBefore(long offset, int partition) => Cluster.Log(_sources[0], partition).Entries
        .Take((int)offset)
        .Count(static entry => !entry.IsMarker && entry.Transaction?.Outcome != TransactionOutcome.Aborted);

    private JobPlan PlanOf(string instance, JobOptions options)
    {
        List<string> problems = [];
        JobPlan plan = new JobPlanner(new() { BootstrapServers = "memory" }, problems)
            .Plan(Scenario.Job.Definition, options, instance);
        if (problems.Count > 0) throw new MillraceConfigurationException(problems);
        // Past the planner, which keeps intervals apart that make no difference here.
        return plan with
        {
            CheckpointInterval = Scenario.CheckpointInterval,
            TransactionTimeout = Scenario.TransactionTimeout,
            HasStableInstanceId = Scenario.HasStaticMembers,
            Sources = [.. plan.Sources.Select(source => source with
            {
                MaxOutOfOrdernessMs = (long)Scenario.OutOfOrderness.TotalMilliseconds,
                IdleAfterMs = (long?)Scenario.IdleAfter?.TotalMilliseconds,
            })],
        };
    }

    /// <summary>Writes a record to its source.</summary>
    public void Append(Given record, ArrivalFate fate = ArrivalFate.Plain)
    {
        PartitionLog log = Cluster.Log(_sources[record.Source], record.Partition);
        byte[] key = Encoding.UTF8.GetBytes(record.Key);
        byte[] value = Encoding.UTF8.GetBytes(
            $$"""{"at":{{record.At}},"number":{{record.Number}},"value":{{record.Value}}}""");
        if (fate == ArrivalFate.Plain)
        {
            log.Append(new(key, value, record.At));
            return;
        }
        string id = $"source-{_sourceTransactions++}";
        int epoch = Cluster.Transactions.TryInitialize(id, Scenario.TransactionTimeout)!.Value;
        Cluster.Transactions.Write(id, epoch, log, new(key, value, record.At));
        Cluster.Transactions.End(id, epoch, isCommitted: fate == ArrivalFate.Committed);
    }

    /// <summary>Something goes wrong.</summary>
    public void Happen(string what, string line)
    {
        Trace.Count(what);
        Trace.Add(line);
    }

    /// <summary>No broker answers for a while.</summary>
    public void BeginOutage(TimeSpan lasts)
    {
        HadOutage = true;
        Cluster.IsReachable = false;
        Cluster.Agenda.After(lasts, () => Cluster.IsReachable = true);
    }

    /// <summary>
    /// Brokers compact the state topic, if there is one yet. Without transactions the topic is made so that they leave
    /// what is younger than an hour (<c>min.compaction.lag.ms</c>), which is all of a run. Where processes have a cache
    /// they may do so in part only, and forget removals: a backup of a cache can be older than brokers keep those.
    /// </summary>
    public void CompactState()
    {
        if (Scenario.Delivery == Delivery.AtLeastOnce) return;
        string topic = PlanOf("any").StateTopic;
        for (int partition = 0; partition < (Cluster.Find(topic)?.Partitions ?? 0); partition++)
            Compact(Cluster.Log(topic, partition));
    }

    /// <summary>True when the group has committed everything that sources hold, or may come to hold.</summary>
    public bool IsAllCommitted()
    {
        for (int source = 0; source < Scenario.Job.Shape.Sources; source++)
            for (int partition = 0; partition < Scenario.Partitions; partition++)
                if (!IsAllCommitted(_sources[source], partition)) return false;
        return true;
    }

    public void Dispose() => Schedule.Dispose();

    private void Compact(PartitionLog log)
    {
        if (Scenario.Cache == null) log.Compact();
        else log.Compact(Disks.Random.NextInt64(log.End + 1), forgetsRemovals: Disks.Random.Next(2) == 0);
    }

    private bool IsAllCommitted(string topic, int partition)
    {
        PartitionLog log = Cluster.Log(topic, partition);
        long committed = Group.Committed.GetValueOrDefault(new(topic, partition), 0);
        for (long offset = log.End - 1; offset >= committed; offset--)
            if (log.Entries[(int)offset] is { IsMarker: false } entry
                && entry.Transaction?.Outcome != TransactionOutcome.Aborted)
                return false;
        return true;
    }
}
