namespace Millrace.Runtime.Health;

/// <summary>What a lane does, from its start to its end.</summary>
internal enum LanePhase
{
    /// <summary>Makes its clients and registers its producer.</summary>
    Starting,

    /// <summary>Waits for the group to take it in, or to give it partitions again.</summary>
    Joining,

    /// <summary>Takes partitions over: reads their checkpoints and states.</summary>
    Restoring,

    /// <summary>Cannot take a partition over before somebody else's transaction is decided.</summary>
    WaitingForTransaction,

    /// <summary>Reads, handles and commits.</summary>
    Running,

    /// <summary>Waits before it begins again after a failure.</summary>
    Restarting,

    /// <summary>Takes leave of its group.</summary>
    Leaving,

    /// <summary>Was stopped, or came to the end of a bounded run.</summary>
    Ended,

    /// <summary>Has failed for good, and the job with it.</summary>
    Failed,
}
