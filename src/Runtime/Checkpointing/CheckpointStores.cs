using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing.Caching;
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
        JobPlan plan, IKafkaClients clients, StoreGround ground, ILogger logger, TimeProvider time) =>
        plan switch
        {
            { HasCheckpoints: false } => null,
            { CheckpointStore: CheckpointStore.Files } =>
                new FileCheckpointStore(plan, ground.OpenFolder(plan.CheckpointFolder!), logger),
            _ => new StateTopicStore(plan, clients, ground.Cache, logger, time),
        };
}

/// <summary>What stores need of the system; others in tests.</summary>
/// <param name="OpenFolder">Opens a folder that the settings name.</param>
/// <param name="Cache">What the local cache needs.</param>
internal sealed record StoreGround(Func<string, IObjectStore> OpenFolder, CacheGround Cache)
{
    public StoreGround() : this(static path => new LocalFolder(path), new()) { }
}
