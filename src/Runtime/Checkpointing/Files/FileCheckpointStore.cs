using Microsoft.Extensions.Logging;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Options;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>
/// Checkpoints as files: for each task a base with all of its state, and one file with what has changed for each
/// checkpoint behind it. A file counts when it is there.
/// </summary>
internal sealed class FileCheckpointStore(JobPlan plan, IObjectStore store, ILogger logger) : ICheckpointStore
{
    public bool IsAtomic => true;

    public string PlaceOf(int partition) => $"checkpoint of partition {partition} in {store.Place}";

    public IReadOnlyList<string> Prepare(int partitions)
    {
        string probe = $"{ObjectName.Of(plan.GroupId)}/probe-{Guid.NewGuid():N}";
        try
        {
            store.TryCreate(probe, static _ => { });
            store.Delete(probe);
            return [];
        }
        catch (ObjectStoreException e)
        {
            return [$"Millrace:Jobs:{plan.Name}:CheckpointFolder: {e.Message}"];
        }
    }

    public ICheckpointReader CreateReader() => new FileCheckpointReader(store, plan.GroupId);

    public LaneCheckpoints Open(IRecordWriter producer, string laneId)
    {
        FileCheckpointWriter writer = new(store, plan.GroupId, logger);
        return new(new FileCheckpointReader(store, plan.GroupId, writer.OnGoneBack), writer);
    }
}
