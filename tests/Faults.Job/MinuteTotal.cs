namespace Millrace.Faults.Job;

/// <summary>An account's orders of one minute.</summary>
[KafkaSink("minute-totals")]
public sealed partial record MinuteTotal
{
    [MessageKey]
    public required string Account { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required int Count { get; init; }

    public required long Sum { get; init; }
}
