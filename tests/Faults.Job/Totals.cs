namespace Millrace.Faults.Job;

/// <summary>What is kept of an account for ever.</summary>
[State(Version = 1)]
public partial record struct AccountTotals(int Count, long Sum);

/// <summary>What is kept of an account's minute until it is closed.</summary>
[State(Version = 1)]
public partial record struct MinuteTotals(int Count, long Sum);
