using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Health;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes.TakeOvers;

/// <summary>
/// Ends the open transaction of a lane that is gone, so that a take-over need not wait for its time-out: the checkpoint
/// record names its writer, which is also its client id in the group. A live member is never fenced; that would
/// break its other partitions. Owned by a lane.
/// </summary>
internal sealed class DeadWriters(JobContext job, string laneId)
{
    private readonly HashSet<string> _fenced = [];

    /// <summary>Fences the record's writer, once, unless it is this lane or a live member of the group.</summary>
    public void FenceWriterOf(CheckpointRecord? last)
    {
        if (job.Plan.Delivery != Delivery.ExactlyOnce || last == null || last.Writer == laneId) return;
        if (_fenced.Contains(last.Writer) || IsAlive(last.Writer)) return;
        job.Logger.Fences(laneId, last.Writer);
        using ClientCalls.Note call = job.Health.Lane(laneId).Calls.Enter("InitTransactions under a dead lane's id");
        job.Clients.Fence(last.Writer, job.RequestTimeout);
        _fenced.Add(last.Writer);
    }

    private bool IsAlive(string writer)
    {
        try
        {
            return job.Clients.Admin.DescribeGroup(job.Plan.GroupId).ClientIds.Contains(writer);
        }
        catch (KafkaException)
        {
            return true; // Not known: waiting for the time-out is slower and always right.
        }
    }
}
