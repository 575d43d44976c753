using System.Globalization;
using Millrace.Contracts;

namespace Millrace.Runtime.Options;

/// <summary>Merges what attributes, code and configuration say of a job, and collects every problem.</summary>
internal sealed class JobPlanner(MillraceOptions shared, List<string> problems)
{
    private const int TransactionTimeoutMsDefault = 10_000;

    public JobPlan Plan(JobDefinition job, JobOptions options, string processId)
    {
        Dictionary<string, string> kafka = MergeKafka(options);
        JobPlan plan = new()
        {
            Definition = job,
            BootstrapServers = shared.BootstrapServers ?? "",
            GroupId = options.GroupId ?? job.Name,
            InstanceId = shared.InstanceId ?? processId,
            HasStableInstanceId = shared.InstanceId != null,
            Delivery = options.Delivery ?? job.Delivery,
            CheckpointInterval = options.CheckpointInterval ?? TimeSpan.FromMilliseconds(job.CheckpointIntervalMs),
            TransactionTimeout = TimeSpan.FromMilliseconds(TransactionTimeoutMs(kafka)),
            LanesMax = options.Lanes ?? LanesOf(Environment.ProcessorCount),
            Profile = options.Profile ?? Profile.Throughput,
            CreateTopics = shared.CreateTopics,
            CheckpointStore = options.CheckpointStore ?? CheckpointStore.Kafka,
            CheckpointFolder = options.CheckpointFolder,
            LocalCache = options.LocalCache,
            SavepointFolder = options.SavepointFolder,
            SavepointOnStop = options.SavepointOnStop ?? false,
            StartFromSavepoint = options.StartFromSavepoint,
            AllowDroppedState = [.. options.AllowDroppedState],
            OnOffsetConflict = options.OnOffsetConflict ?? OnOffsetConflict.Fail,
            Restart = RestartPlan.Of(options.Restart),
            Sources = [.. job.Sources.Select(source => PlanSource(source, options))],
            Topics = new Dictionary<string, string>(options.Topics),
            Kafka = kafka,
        };
        Check(plan, options);
        return plan;
    }

    /// <summary>Under load a lane and the threads of its clients fill two cores.</summary>
    private static int LanesOf(int cores) => Math.Max(1, cores / 2);

    private static SourcePlan PlanSource(SourceDefinition source, JobOptions options)
    {
        SourceOptions own = options.Sources.TryGetValue(source.Record, out SourceOptions? known) ? known : new();
        return new(
            source.Record,
            [.. source.Topics.Select(topic => options.Topics.TryGetValue(topic, out string? actual) ? actual : topic)],
            own.StartFrom ?? options.StartFrom ?? source.StartFrom,
            own.StopAt ?? options.StopAt ?? source.StopAt,
            source.HasEventTime,
            Ms(own.MaxOutOfOrderness) ?? source.MaxOutOfOrdernessMs,
            Ms(own.IdleAfter) ?? source.IdleAfterMs);
    }

    private Dictionary<string, string> MergeKafka(JobOptions options)
    {
        Dictionary<string, string> kafka = new(shared.Kafka, StringComparer.Ordinal);
        foreach ((string property, string value) in options.Kafka) kafka[property] = value;
        foreach (string property in kafka.Keys)
            if (OwnedProperties.Refusal(property) is { } refusal) problems.Add(refusal);
        return kafka;
    }

    private int TransactionTimeoutMs(Dictionary<string, string> kafka)
    {
        if (!kafka.TryGetValue("transaction.timeout.ms", out string? text)) return TransactionTimeoutMsDefault;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int ms) && ms >= 1000) return ms;
        problems.Add(
            $"Millrace:Kafka:transaction.timeout.ms: '{text}' is not a number of milliseconds of 1000 or more.");
        return TransactionTimeoutMsDefault;
    }

    private void Check(JobPlan plan, JobOptions options)
    {
        string section = $"Millrace:Jobs:{plan.Name}";
        if (plan.BootstrapServers.Length == 0)
            problems.Add(
                "Millrace:BootstrapServers is not set; give the brokers to start from, such as 'localhost:9092'.");
        if (plan.LanesMax is < 1 or > 1024)
            problems.Add($"{section}:Lanes: {plan.LanesMax} is not between 1 and 1,024.");
        foreach (SourcePlan source in plan.Sources)
            if (source.MaxOutOfOrdernessMs < 0 || source.IdleAfterMs < 0)
                problems.Add($"{section}:Sources:{source.Record}: MaxOutOfOrderness and IdleAfter cannot be negative.");
        problems.AddRange(plan.Restart.Problems().Select(problem => $"{section}:Restart:{problem}"));
        CheckInterval(plan, section);
        CheckStore(plan, section);
        CheckCache(plan, section);
        CheckSavepoints(plan, section);
        CheckNames(plan, options, section);
    }

    private void CheckInterval(JobPlan plan, string section)
    {
        double ms = plan.CheckpointInterval.TotalMilliseconds, third = plan.TransactionTimeout.TotalMilliseconds / 3;
        if (ms < 10) problems.Add($"{section}:CheckpointInterval: {ms} ms is less than 10 ms.");
        if (plan.Delivery == Delivery.ExactlyOnce && ms > third)
            problems.Add(
                $"{section}:CheckpointInterval: {ms} ms is more than a third of transaction.timeout.ms "
                + $"({third * 3} ms), so that a slow commit could time out; shorten the one or set "
                + "Millrace:Kafka:transaction.timeout.ms.");
    }

    private void CheckStore(JobPlan plan, string section)
    {
        bool isFiles = plan.CheckpointStore == CheckpointStore.Files;
        bool hasFolder = plan.CheckpointFolder is { Length: > 0 };
        if (isFiles && !hasFolder)
            problems.Add(
                $"{section}:CheckpointStore: Files need {section}:CheckpointFolder, a folder that all processes of "
                + "the job share.");
        if (!isFiles && hasFolder)
            problems.Add(
                $"{section}:CheckpointFolder is set, but checkpoints go to Kafka; "
                + $"set {section}:CheckpointStore to Files.");
        if (isFiles && plan.Delivery != Delivery.AtLeastOnce)
            problems.Add(
                $"{section}:CheckpointStore: Files cannot be written in one transaction with the outputs, so they need "
                + $"{section}:Delivery = AtLeastOnce (it is {plan.Delivery}): state stays exact, and after a failure "
                + "outputs may be written twice.");
    }

    private void CheckCache(JobPlan plan, string section)
    {
        if (plan.LocalCache == null || plan is { HasCheckpoints: true, CheckpointStore: CheckpointStore.Kafka }) return;
        problems.Add(
            $"{section}:LocalCache is a copy of the state topic, and the job has none: it needs checkpoints "
            + "(Delivery = ExactlyOnce or AtLeastOnce) that go to Kafka (CheckpointStore = Kafka).");
    }

    private void CheckSavepoints(JobPlan plan, string section)
    {
        if (plan.SavepointOnStop && plan.SavepointFolder == null)
            problems.Add($"{section}:SavepointOnStop needs {section}:SavepointFolder.");
        if (plan.AllowDroppedState.Count > 0 && plan.StartFromSavepoint == null)
            problems.Add($"{section}:AllowDroppedState says what to drop of a savepoint; it needs StartFromSavepoint.");
        if (!plan.HasCheckpoints && (plan.SavepointFolder ?? plan.StartFromSavepoint) != null)
            problems.Add($"{section}: savepoints are made of checkpoints, and Delivery = AutoCommit makes none.");
    }

    private void CheckNames(JobPlan plan, JobOptions options, string section)
    {
        string[] declared =
            [.. plan.Definition.Sources.SelectMany(s => s.Topics), .. plan.Definition.Sinks.Select(s => s.Topic)];
        foreach (string topic in options.Topics.Keys.Except(declared))
            problems.Add($"{section}:Topics:{topic}: the job has no such topic; it has {string.Join(", ", declared)}.");
        foreach (string record in options.Sources.Keys.Except(plan.Sources.Select(s => s.Record)))
            problems.Add(
                $"{section}:Sources:{record}: the job reads no such record; it reads "
                + $"{string.Join(", ", plan.Sources.Select(s => s.Record))}.");
        foreach (IGrouping<string, SourcePlan> record in plan.Sources.GroupBy(s => s.Record).Where(g => g.Count() > 1))
            problems.Add($"{section}: two sources are called {record.Key}; settings could not tell them apart.");
        foreach (IGrouping<string, string> topic in plan.SourceTopics.GroupBy(t => t).Where(g => g.Count() > 1))
            problems.Add($"{section}: two sources read the topic '{topic.Key}'; a topic holds records of one type.");
        if (plan.Sources.Select(s => s.StopAt).Distinct().Count() > 1)
            problems.Add($"{section}: some sources stop and some do not; set StopAt for all of them alike.");
    }

    private static long? Ms(TimeSpan? span) => span is { } value ? (long)value.TotalMilliseconds : null;
}
