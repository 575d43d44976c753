namespace Millrace.Faults.Load;

/// <summary>What a job has to do while it meets faults.</summary>
/// <param name="OrdersPerSecond">How many orders come in.</param>
/// <param name="Accounts">For how many accounts.</param>
internal sealed record FaultLoad(int OrdersPerSecond, int Accounts)
{
    /// <summary>Accounts that change all the time, a few at each checkpoint.</summary>
    public static FaultLoad Narrow { get; } = new(200, 40);

    /// <summary>So many accounts that a checkpoint each half second is one of more than a thousand entries.</summary>
    public static FaultLoad Wide { get; } = new(3_000, 30_000);
}
