using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Options;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>What the lanes of a job share, for tests of their parts.</summary>
internal static class TestContexts
{
    /// <summary>Looks up what a job does when it starts.</summary>
    public static JobContext Of(JobPlan plan, IKafkaClients clients)
    {
        ICheckpointStore? checkpoints =
            CheckpointStores.Of(plan, clients, new(), NullLogger.Instance, TimeProvider.System);
        JobTopics topics = new(plan, clients, checkpoints, NullLogger.Instance);
        IReadOnlyDictionary<string, TopicFacts> sources = topics.Prepare();
        return new()
        {
            Plan = plan,
            Clients = clients,
            Checkpoints = checkpoints,
            Logger = NullLogger.Instance,
            Time = TimeProvider.System,
            Pause = static (_, _) => { },
            Door = new(TimeProvider.System),
            Health = new(plan.Name, TimeProvider.System),
            Metrics = new(plan.Name, JobMeter.Shared, TimeProvider.System),
            Cluster = new(clients.Admin.FindClusterId(), sources),
            Sources = new(sources, clients.Admin),
            Ends = topics.Ends(sources.Values, TestContext.Current.CancellationToken),
        };
    }
}
