using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Options;

namespace Millrace.Runtime.Checkpointing;

/// <summary>Chooses a job's store by its settings.</summary>
internal static class CheckpointStores
{
    /// <summary>The store; null for a job that makes no checkpoints.</summary>
    public static ICheckpointStore? Of(
        JobPlan plan, IKafkaClients clients, Func<string, IObjectStore> openFolder, ILogger logger,
        TimeProvider time) =>
        plan switch
        {
            { HasCheckpoints: false } => null,
            { CheckpointStore: CheckpointStore.Files } =>
                new FileCheckpointStore(plan, openFolder(plan.CheckpointFolder!), logger),
            _ => new StateTopicStore(plan, clients, logger, time),
        };
}
