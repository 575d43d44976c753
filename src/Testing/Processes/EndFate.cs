namespace Millrace.Testing.Processes;

/// <summary>What becomes of a request to end a transaction: to commit or to abort it.</summary>
internal readonly record struct EndFate
{
    /// <summary>Carried out and answered at once.</summary>
    public static EndFate Answered => default;

    /// <summary>How long it takes to be carried out and answered.</summary>
    public TimeSpan Takes { get; init; }

    /// <summary>True when no answer comes: the caller's time runs out.</summary>
    public bool IsAnswerLost { get; init; }

    /// <summary>True when no broker has got it, at least not in time; only where no answer comes.</summary>
    public bool IsRequestLost { get; init; }

    /// <summary>
    /// When a copy of the request arrives that was held up on its way, counted from the call; null for none. The client
    /// has repeated the request meanwhile, or has given up.
    /// </summary>
    public TimeSpan? CopyArrivesAfter { get; init; }
}
