using System.Diagnostics;
using Millrace.Brokers;
using Millrace.Faults.Checking;
using Millrace.Faults.Load;

namespace Millrace.Faults.Running;

/// <summary>
/// One fault, round by round, against one job under load: orders come in all the time, the checks look on, and after
/// each round everything that had come in before its end must be out within a bound. What happened is in the report.
/// </summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private const int RoundsPerReport = 5;

    /// <summary>
    /// How long a recovery may take: a session, a transaction and a restart, on a machine that is busy.
    /// </summary>
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(60);

    private readonly string _fault;
    private readonly JobBinary _binary;
    private readonly OutputCheck _outputs;
    private readonly OffsetCheck _offsets;
    private readonly ResourceWatch _resources = new();
    private readonly List<JobInstance> _instances = [];
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private TimeSpan _slowest;
    private int _rounds;
    private bool _isReported;

    private FaultRun(
        string fault, JobBinary binary, RunTopics topics, OutputCheck outputs, OffsetCheck offsets, FaultLoad load)
    {
        _fault = binary is JobBinary.Aot ? fault + ", Native AOT" : fault;
        (_binary, Topics, _outputs, _offsets) = (binary, topics, outputs, offsets);
        Feeder = new(topics, new(FaultSettings.Seed, load.Accounts), load.OrdersPerSecond);
        TestContext.Current.TestOutputHelper?.WriteLine($"{_fault}: MILLRACE_FAULT_SEED={FaultSettings.Seed}");
    }

    public RunTopics Topics { get; }

    public Feeder Feeder { get; }

    /// <summary>Where the moments of faults come from.</summary>
    public Random Random { get; } = new(FaultSettings.Seed);

    /// <summary>Settings that all instances have, the last one included.</summary>
    public IReadOnlyList<(string Key, string Value)> Always { get; init; } = [];

    /// <summary>How many faults there were: processes or brokers killed, requests held.</summary>
    public int Injected { get; set; }

    /// <summary>Waits for a moment that the seed chooses.</summary>
    public Task WaitAsync(TimeSpan longest) =>
        Task.Delay(longest * Random.NextDouble(), TestContext.Current.CancellationToken);

    /// <summary>How many records were skipped by hand, because the job cannot take them.</summary>
    public int Skipped { get; set; }

    /// <summary>Creates the topics and begins to feed and to check.</summary>
    /// <param name="fault">What the report calls it.</param>
    /// <param name="bootstrapServers">The brokers' address.</param>
    /// <param name="binary">Which program its instances run; skips the running test when it is not there.</param>
    /// <param name="load">What comes in; <see cref="FaultLoad.Narrow"/> by default.</param>
    public static async Task<FaultRun> StartAsync(
        string fault, string bootstrapServers, JobBinary binary = JobBinary.Built, FaultLoad? load = null)
    {
        _ = FaultSettings.PathOf(binary);
        RunTopics topics = new(bootstrapServers);
        await topics.CreateAsync();
        return new(
            fault, binary, topics, await OutputCheck.StartAsync(topics, allowsRepeats: false),
            await OffsetCheck.StartAsync(topics, mayGoBack: false), load ?? FaultLoad.Narrow);
    }

    /// <summary>
    /// The same for a job with checkpoints in files: its state is exact, its outputs come at least once.
    /// </summary>
    public static async Task<FaultRun> StartWithFilesAsync(string fault, string bootstrapServers, string folder)
    {
        RunTopics topics = new(bootstrapServers);
        await topics.CreateAsync();
        return new(
            fault, JobBinary.Built, topics, await OutputCheck.StartAsync(topics, allowsRepeats: true),
            await OffsetCheck.StartAsync(topics, mayGoBack: true), FaultLoad.Narrow)
        {
            Always =
            [
                ("Jobs:accounts:Delivery", "AtLeastOnce"), ("Jobs:accounts:CheckpointStore", "Files"),
                ("Jobs:accounts:CheckpointFolder", folder),
            ],
        };
    }

    /// <summary>Starts an instance of the job.</summary>
    /// <param name="name">Its <c>InstanceId</c>; null for a member that is new at each start.</param>
    /// <param name="settings">Settings over those that all instances have.</param>
    public JobInstance StartJob(string? name, params IEnumerable<(string Key, string Value)> settings)
    {
        JobInstance instance = new(_binary, JobSettings.For(Topics, name, [.. Always, .. settings]));
        _instances.Add(instance);
        return instance;
    }

    /// <summary>An instance that has ended is no part of the run any more.</summary>
    public ValueTask DismissAsync(JobInstance instance)
    {
        lock (_instances) _instances.Remove(instance);
        return instance.DisposeAsync();
    }

    /// <summary>Injects the fault again and again; the job must come through each time.</summary>
    /// <param name="shortRounds">How often, where the environment does not say.</param>
    /// <param name="longRounds">How often in the long run.</param>
    /// <param name="injectAsync">One round of it.</param>
    public async Task RepeatAsync(int shortRounds, int longRounds, Func<Task> injectAsync)
    {
        await RecoverAsync("the job begins");
        _slowest = TimeSpan.Zero;
        int rounds = FaultSettings.RoundsOf(shortRounds, longRounds);
        while (_rounds < rounds && Stopwatch.GetElapsedTime(_startedAt) < FaultSettings.TimeMax)
        {
            await injectAsync();
            _rounds++;
            await RecoverAsync($"the job comes through round {_rounds}");
            _resources.Look(_instances.Select(one => (one.ProcessId, one.CountOf("is left behind"))));
            if (_rounds % RoundsPerReport == 0) await ReportAsync("exact so far");
        }
    }

    /// <summary>Waits until everything is out that is in now.</summary>
    public async Task RecoverAsync(string what)
    {
        long mark = Math.Max(1, Feeder.Written), start = Stopwatch.GetTimestamp();
        try
        {
            await Eventually.TrueAsync(what, _bound, () => Task.FromResult(IsOut(mark)), Describe);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException(late.Message + await BrokersView.DescribeAsync(Topics));
        }
        if (Stopwatch.GetElapsedTime(start) is var took && took > _slowest) _slowest = took;
    }

    /// <summary>
    /// Ends the load, stops the instances, and has a bounded run close all windows: then everything must be there.
    /// </summary>
    public async Task EndAsync()
    {
        long orders = await Feeder.EndAsync();
        await RecoverAsync("the job reaches the end of its input");
        foreach (JobInstance instance in _instances) await instance.StopAsync();
        JobInstance last = StartJob("last", ("Jobs:accounts:StopAt", "Latest"));
        await last.SucceedAsync(_bound);
        await _outputs.EndAsync(_bound);
        Assert.Equal(orders, _outputs.Balances);
        Assert.Equal(orders + Skipped, (await Topics.CommittedAsync()).Values.Sum());
        _offsets.ThrowIfWrong();
        Assert.True(_offsets.Commits > 0, "no commit of the group was seen");
        if (_rounds > 0) await ReportAsync("exact");
        _isReported = true;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (JobInstance instance in _instances) await instance.DisposeAsync();
        await Feeder.DisposeAsync();
        await _outputs.DisposeAsync();
        await _offsets.DisposeAsync();
        Topics.Dispose();
        if (!_isReported && _rounds > 0) await ReportAsync("FAILED");
    }

    private bool IsOut(long mark)
    {
        _outputs.ThrowIfWrong();
        _offsets.ThrowIfWrong();
        foreach (JobInstance instance in _instances.Where(instance => instance.HasEnded))
            Assert.Fail($"An instance has ended by itself, with {instance.ExitCode}.\n{instance.Log}");
        return _outputs.Balances >= mark;
    }

    private string Describe() =>
        $"{_fault}: {_rounds} rounds, seed {FaultSettings.Seed}, {Feeder.Written} orders, "
        + $"{_outputs.Balances} balances\n" + Feeder.Describe() + _outputs.Describe()
        + string.Concat(_instances.Select((one, i) => $"\n=== instance {i}\n{one.Log}"));

    private async Task ReportAsync(string verdict)
    {
        FaultResult result = new(
            _fault, _rounds, Injected, Feeder.Written, Stopwatch.GetElapsedTime(_startedAt), _slowest,
            _resources.Growth, verdict);
        if (verdict != "exact so far") TestContext.Current.TestOutputHelper?.WriteLine($"{result}");
        await FaultReport.WriteAsync(result);
    }
}
