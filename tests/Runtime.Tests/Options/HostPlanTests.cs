using Microsoft.Extensions.Configuration;
using Millrace.Contracts;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Hosting;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;

namespace Millrace.Runtime.Tests.Options;

public class HostPlanTests
{
    [Fact]
    public void Configuration_overrides_code_and_code_overrides_attributes()
    {
        JobPlan plan = Resolve(
            job =>
            {
                job.Lanes = 2;
                job.Delivery = Delivery.AutoCommit;
            },
            ("Millrace:BootstrapServers", "b:1"),
            ("Millrace:Jobs:counts:Delivery", "atLeastOnce"),
            ("Millrace:Jobs:counts:CheckpointInterval", "250ms"),
            ("Millrace:Jobs:counts:Topics:events", "prod.events"),
            ("Millrace:Jobs:counts:Sources:Event:MaxOutOfOrderness", "1h30m"),
            ("Millrace:Kafka:security.protocol", "ssl"));

        Assert.Equal("b:1", plan.BootstrapServers);
        Assert.Equal(2, plan.LanesMax);
        Assert.Equal(Delivery.AtLeastOnce, plan.Delivery);
        Assert.Equal(TimeSpan.FromMilliseconds(250), plan.CheckpointInterval);
        Assert.Equal(["prod.events"], plan.SourceTopics);
        Assert.Equal(5_400_000, plan.SourceOf("Event").MaxOutOfOrdernessMs);
        Assert.Equal("ssl", plan.Kafka["security.protocol"]);
        Assert.Equal("counts-state", plan.StateTopic);
    }

    [Theory]
    [InlineData("Millrace:Jobs:counts:Delivery", "sometimes", "one of ExactlyOnce, AtLeastOnce, AutoCommit")]
    [InlineData("Millrace:Jobs:counts:CheckpointInterval", "5 seconds", "such as \"2h\"")]
    [InlineData("Millrace:Jobs:counts:CheckpointInterval", "1ms", "less than 10 ms")]
    [InlineData("Millrace:Jobs:counts:CheckpointInterval", "5s", "more than a third of transaction.timeout.ms")]
    [InlineData("Millrace:Jobs:counts:Lanes", "0", "between 1 and 1,024")]
    [InlineData("Millrace:Jobs:counts:Lane", "2", "there is no such setting; known here: GroupId")]
    [InlineData("Millrace:Jobs:other:Lanes", "2", "the host has no job 'other'; it has counts")]
    [InlineData("Millrace:Jobs:counts:Topics:evnts", "x", "the job has no such topic; it has events, sums")]
    [InlineData("Millrace:Jobs:counts:Sources:Evnt:IdleAfter", "1m", "the job reads no such record; it reads Event")]
    [InlineData("Millrace:Kafka:group.id", "x", "use Millrace:Jobs:<job>:GroupId")]
    [InlineData("Millrace:Kafka:transactional.id", "x", "use Millrace:InstanceId")]
    [InlineData("Millrace:Kafka:transaction.timeout.ms", "soon", "not a number of milliseconds")]
    [InlineData("Millrace:Jobs:counts:Restart:Strategy", "always", "one of ExponentialBackoff, FixedDelay, Failure")]
    [InlineData("Millrace:Jobs:counts:Restart:Attempts", "0", "Restart:Attempts: 0 is less than 1")]
    [InlineData("Millrace:Jobs:counts:Restart:DelayMax", "50ms", "Restart:DelayMax: 00:00:00.0500000 is less than")]
    [InlineData("Millrace:Jobs:counts:Restart:Tries", "1", "there is no such setting; known here: Strategy")]
    [InlineData("Millrace:Jobs:counts:CheckpointFolder", "/state", "set Millrace:Jobs:counts:CheckpointStore to Files")]
    [InlineData("Millrace:Jobs:counts:SavepointOnStop", "true", "needs Millrace:Jobs:counts:SavepointFolder")]
    [InlineData("Millrace:Jobs:counts:AllowDroppedState", "Add, Totals", "it needs StartFromSavepoint")]
    [InlineData("Millrace:BootstrapServers", "", "is not set")]
    public void What_cannot_work_is_said(string key, string value, string words)
    {
        var failure = Assert.Throws<MillraceConfigurationException>(
            () => Resolve(null, ("Millrace:BootstrapServers", "b:1"), (key, value)));
        Assert.Contains(words, Assert.Single(failure.Problems));
    }

    [Theory]
    [InlineData("Throughput", null, null)]
    [InlineData("lowlatency", null, "1")]
    [InlineData("LowLatency", "3", "3")]
    public void A_profile_tunes_what_the_user_does_not(string profile, string? lingerMs, string? expected)
    {
        JobPlan plan = Resolve(
            null, ("Millrace:BootstrapServers", "b:1"), ("Millrace:Jobs:counts:Profile", profile),
            ("Millrace:Jobs:counts:Kafka:linger.ms", lingerMs!));

        Assert.Equal(expected, ClientSettings.Writer(plan).GetValueOrDefault("linger.ms"));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var failure = Assert.Throws<MillraceConfigurationException>(() => Resolve(
            null,
            ("Millrace:Bootstrap", "b:1"),
            ("Millrace:Jobs:counts:Lanes", "many"),
            ("Millrace:Kafka:client.id", "x")));
        Assert.Equal(4, failure.Problems.Count);
    }

    [Theory]
    [InlineData(Delivery.AtLeastOnce, null, "need Millrace:Jobs:counts:CheckpointFolder")]
    [InlineData(Delivery.ExactlyOnce, "/state", "so they need Millrace:Jobs:counts:Delivery = AtLeastOnce")]
    [InlineData(Delivery.AutoCommit, "/state", "so they need Millrace:Jobs:counts:Delivery = AtLeastOnce")]
    [InlineData(Delivery.AtLeastOnce, "/state", null)]
    public void Files_need_a_folder_and_at_least_once(Delivery delivery, string? folder, string? words)
    {
        Func<JobPlan> resolve = () => Resolve(
            job => (job.Delivery, job.CheckpointStore, job.CheckpointFolder) =
                (delivery, CheckpointStore.Files, folder),
            ("Millrace:BootstrapServers", "b:1"));
        if (words == null) Assert.Equal(folder, resolve().CheckpointFolder);
        else Assert.Contains(words, Assert.Single(Assert.Throws<MillraceConfigurationException>(resolve).Problems));
    }

    private static JobPlan Resolve(Action<JobOptions>? configure, params (string Key, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings
                .GroupBy(s => s.Key)
                .Select(s => KeyValuePair.Create(s.Key, (string?)s.Last().Value)))
            .Build();
        return new HostPlan(configuration, [], [new Registration(configure)]).Resolve()[0].Plan;
    }

    private sealed class Registration(Action<JobOptions>? configure) : JobRegistration(configure)
    {
        public override JobDefinition Definition { get; } = new()
        {
            Name = "counts",
            Sources = [new() { Record = "Event", Topics = ["events"], HasEventTime = true }],
            Sinks = [new() { Record = "Sum", Topic = "sums" }],
            States = [],
        };

        public override IStreamTaskFactory CreateFactory(JobPlan plan, IServiceProvider services, TimeProvider time) =>
            throw new InvalidOperationException("Nothing is run here.");
    }
}
