namespace Millrace.Faults.Job;

/// <summary>One goes out for each order: what the account's state is after it.</summary>
[KafkaSink("balances")]
public sealed partial record Balance
{
    [MessageKey]
    public required string Account { get; init; }

    public required long Number { get; init; }

    public required int Count { get; init; }

    public required long Sum { get; init; }

    public string? Padding { get; init; }
}
