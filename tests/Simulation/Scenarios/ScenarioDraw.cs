using Millrace.Simulation.Tests.Jobs;

namespace Millrace.Simulation.Tests.Scenarios;

/// <summary>Draws a scenario from a seed.</summary>
internal static class ScenarioDraw
{
    private static readonly EventKind[] _kinds =
    [
        EventKind.Start, EventKind.Stop, EventKind.Kill, EventKind.Kill, EventKind.Pause, EventKind.Pause,
        EventKind.Replace, EventKind.Rebalance, EventKind.Expel, EventKind.Outage, EventKind.Compact,
    ];

    /// <summary>
    /// One of so many is at least once, without whatever leaves two owners of a partition alive: only transactions keep
    /// them apart. And with one source: what is done again is the same then.
    /// </summary>
    private const int AtLeastOnceEvery = 8;

    /// <summary>Three of so many have a local cache, and some of those that are at least once.</summary>
    private const int CacheEvery = 8;

    /// <summary>Two of so many write ahead; those with transactions do.</summary>
    private const int WriteAheadEvery = 7;

    public static Scenario Of(int seed) => WithWriteAhead(WithDisks(Plain(seed), new(~(seed << 1))));

    private static Scenario Plain(int seed)
    {
        Scenario scenario = ExactlyOnce(seed);
        // What is done when something else was done before cannot be told with two sources.
        if (scenario.Job.Shape.Sources > 1) return scenario;
        // Of what is drawn from a seed nothing changes with these, so that seeds stay what they were.
        Random more = new(seed);
        return (seed % AtLeastOnceEvery) switch
        {
            1 when !scenario.IsBounded => WithSavepoint(scenario, more),
            3 => AtLeastOnce(scenario, more),
            5 when !scenario.IsBounded => WithIdleTime(scenario, more),
            _ => scenario,
        };
    }

    /// <summary>
    /// Seeds without a cache are what they were before there was one: what is drawn of disks is drawn apart.
    /// </summary>
    private static Scenario WithDisks(Scenario scenario, Random disks) => scenario switch
    {
        { Store: CheckpointStore.Files } => scenario with { HasDamage = disks.Next(2) == 0 },
        { Delivery: Delivery.AtLeastOnce } when disks.Next(2) == 0 => scenario,
        _ when scenario.Seed % CacheEvery is 2 or 3 or 4 or 6 => scenario with { Cache = CacheScenario.Draw(disks) },
        _ => scenario,
    };

    /// <summary>With bounds that even the few entries that there are meet, all the time.</summary>
    private static Scenario WithWriteAhead(Scenario scenario) => scenario.Seed % WriteAheadEvery is 4 or 6
        ? scenario with { WriteAhead = new() { IntervalParts = 1, EntriesMin = 1, RecordsPerEntryMax = int.MaxValue } }
        : scenario;

    /// <summary>Half of them with checkpoints in files, and half of those with a savepoint.</summary>
    private static Scenario AtLeastOnce(Scenario scenario, Random more)
    {
        scenario = scenario with
        {
            Delivery = Delivery.AtLeastOnce,
            Store = more.Next(2) == 0 ? CheckpointStore.Files : CheckpointStore.Kafka,
            Events = [.. scenario.Events.Where(static next =>
                next.Kind is not (EventKind.Pause or EventKind.Replace or EventKind.Expel))],
            Hazards = scenario.Hazards with { Pause = 0 },
        };
        bool hasSavepoint = scenario is { Store: CheckpointStore.Files, IsBounded: false } && more.Next(2) == 0;
        return hasSavepoint ? WithSavepoint(scenario, more) : scenario;
    }

    private static Scenario WithSavepoint(Scenario scenario, Random more) => scenario with
    {
        Events =
        [
            .. scenario.Events.Append(new(Seconds(more, 0, 30), EventKind.Savepoint))
                .OrderBy(static next => next.After),
        ],
    };

    /// <summary>
    /// Where the clock closes windows, only what the job writes can tell when: a job of windows that says which records
    /// came too late.
    /// </summary>
    private static Scenario WithIdleTime(Scenario scenario, Random more) =>
        scenario with { Job = JobFamily.Windows, IdleAfter = Seconds(more, 0.5, 8) };

    private static Scenario ExactlyOnce(int seed)
    {
        Random random = new(seed);
        SimulatedJob job = JobFamily.All[random.Next(JobFamily.All.Count)];
        int partitions = random.Next(1, 5), processes = random.Next(1, 4);
        bool isBounded = random.Next(3) == 0;
        TimeSpan within = Seconds(random, 1, 20);
        return new()
        {
            Seed = seed,
            Job = job,
            Delivery = Delivery.ExactlyOnce,
            Partitions = partitions,
            SinkPartitions = job.Shape.Sources > 1 ? 1 : random.Next(1, 4),
            IsBounded = isBounded,
            HasStaticMembers = random.Next(3) == 0,
            CheckpointInterval = random.Next(3) == 0 ? TimeSpan.Zero : Seconds(random, 0.05, 2),
            TransactionTimeout = Seconds(random, 6, 10),
            SessionTimeout = Seconds(random, 6, 15),
            TimeoutLag = Seconds(random, 0, 10),
            OutOfOrderness = Seconds(random, 0, 4),
            BatchRecordsMax = random.Next(1, 9),
            IdlePoll = Seconds(random, 0.2, 1),
            Lanes = [.. Enumerable.Range(0, processes).Select(_ => random.Next(1, 3))],
            ProcessesAtStart = random.Next(1, processes + 1),
            Arrivals = StreamDraw.Arrivals(
                random, job.Shape.Sources, partitions, isBounded ? TimeSpan.Zero : within),
            Events = Events(random, processes, within),
            Hazards = HazardsOf(random),
        };
    }

    private static IReadOnlyList<Event> Events(Random random, int processes, TimeSpan within) =>
    [
        .. Enumerable.Range(0, random.Next(5))
            .Select(_ => new Event(
                within * random.NextDouble() * 2, _kinds[random.Next(_kinds.Length)], random.Next(processes),
                Seconds(random, 1, 25)))
            .OrderBy(static next => next.After),
    ];

    /// <summary>A few kinds of them in each run, so that what one of them does is not lost in the others.</summary>
    private static HazardRates HazardsOf(Random random)
    {
        double Rate(double rate) => random.Next(3) == 0 ? rate : 0;
        return new()
        {
            Budget = random.Next(8),
            Refusal = Rate(0.1),
            Write = Rate(0.02),
            End = Rate(0.2),
            Query = Rate(0.2),
            Return = Rate(0.05),
            Marker = Rate(0.2),
            Crash = Rate(0.7),
            Pause = Rate(0.5),
            Repeat = Rate(0.05),
            Delay = Rate(0.02),
        };
    }

    private static TimeSpan Seconds(Random random, double min, double max) =>
        TimeSpan.FromMilliseconds(Math.Round(1000 * (min + random.NextDouble() * (max - min))));
}
