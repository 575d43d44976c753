namespace Millrace.Faults.Job;

/// <summary>What comes in; it goes out again when it is too late for its minute.</summary>
[KafkaSource("orders"), KafkaSink("late-orders")]
public sealed partial record Order
{
    [MessageKey]
    public required string Account { get; init; }

    /// <summary>Its place in the whole load.</summary>
    public required long Number { get; init; }

    public required int Amount { get; init; }

    [Timestamp(MaxOutOfOrderness = "10s")]
    public required DateTimeOffset At { get; init; }

    /// <summary>True for a record that the handler cannot take.</summary>
    public bool Fails { get; init; }

    /// <summary>How many characters the balance is blown up by.</summary>
    public int Padding { get; init; }
}
