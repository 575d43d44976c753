namespace Millrace.Runtime.Health;

/// <summary>What is known of a lane at a moment: what its health is decided on.</summary>
internal sealed record LaneFacts
{
    public required string Lane { get; init; }

    public required LanePhase Phase { get; init; }

    public TimeSpan PhaseFor { get; init; }

    /// <summary>What belongs to the phase: the partition, the attempt and its reason.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The client call that it is in.</summary>
    public (string Name, TimeSpan For)? Call { get; init; }

    /// <summary>How long ago the lane's loop came round.</summary>
    public TimeSpan TurnFor { get; init; }

    /// <summary>How long ago it handled a record.</summary>
    public TimeSpan QuietFor { get; init; }

    /// <summary>How many records of the state topic are still to be read, while it restores.</summary>
    public long RecordsLeft { get; init; }

    /// <summary>What a client reported last, and how long ago.</summary>
    public (string Text, TimeSpan Ago)? Problem { get; init; }
}
