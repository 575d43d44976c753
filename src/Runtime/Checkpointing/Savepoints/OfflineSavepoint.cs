using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Options;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>Makes a savepoint of what a job that does not run has left in its store.</summary>
internal static class OfflineSavepoint
{
    /// <exception cref="CheckpointRefusedException">A task has no checkpoint.</exception>
    public static void Take(
        SavepointFiles files, ICheckpointStore store, JobPlan plan, int partitions, DateTimeOffset takenAt)
    {
        using ICheckpointReader reader = store.CreateReader();
        for (int partition = 0; partition < partitions; partition++)
        {
            LatestEntries latest = new(store.IsAtomic);
            reader.Read(partition, latest, static () => { }, CancellationToken.None);
            if (latest.Record is not { } checkpoint)
                throw new CheckpointRefusedException(
                    $"There is no {store.PlaceOf(partition)}, so there is nothing to make a savepoint of.");
            files.Write(plan.GroupId, partition, checkpoint.ForSavepoint(), latest.WriteTo);
        }
        files.TryComplete(plan.Name, plan.GroupId, partitions, takenAt);
    }
}
