using Millrace.Contracts;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;

namespace Millrace.Runtime.Tests.Clients;

/// <summary>What follows from a job's plan for its clients.</summary>
public sealed class ClientSettingsTests
{
    private static readonly JobDefinition _job = new() { Name = "job", Sources = [], Sinks = [], States = [] };

    [Theory]
    [InlineData(null, null, 15)]
    [InlineData("session.timeout.ms", "4000", 4)]
    [InlineData("group.protocol", "consumer", 45)]
    public void The_sessions_time_out_is_the_users_or_the_default_of_who_decides(
        string? property, string? value, int seconds)
    {
        JobPlan plan = new JobPlanner(new() { BootstrapServers = "host:1" }, []).Plan(_job, new(), "test");
        if (property != null) plan = plan with { Kafka = new Dictionary<string, string> { [property] = value! } };

        Assert.Equal(TimeSpan.FromSeconds(seconds), ClientSettings.SessionTimeout(plan));
    }
}
