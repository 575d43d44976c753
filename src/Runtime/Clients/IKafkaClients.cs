using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Clients;

/// <summary>Makes the clients of a job: real ones in production, in-memory ones in tests.</summary>
internal interface IKafkaClients
{
    /// <summary>A member of the job's group.</summary>
    IRecordReader CreateReader(string laneId);

    /// <summary>A producer; transactional under <paramref name="laneId"/> when the job is exactly once.</summary>
    IRecordWriter CreateWriter(string laneId);

    /// <summary>A reader of the job's state topic; null for one that belongs to no lane.</summary>
    IStateTopicReader CreateStateReader(string? laneId);

    /// <summary>The cluster's control plane; one for the whole job, called by any of its threads.</summary>
    IClusterAdmin Admin { get; }

    /// <summary>
    /// Registers a dead lane's transactional id once, which aborts what it left open, and lets it go again.
    /// </summary>
    void Fence(string transactionalId, TimeSpan timeout);
}
