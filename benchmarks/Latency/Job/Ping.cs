using Millrace;

namespace Millrace.Benchmarks.Latency.Job;

/// <summary>What goes through: who sent it, which it is, when it was to be sent, and some weight.</summary>
[KafkaSource("pings"), KafkaSink("pongs")]
public sealed partial record Ping
{
    [MessageKey(Format = KeyFormat.Text)]
    public required long Sender { get; init; }

    /// <summary>From 0 on, over all senders.</summary>
    public required long Number { get; init; }

    /// <summary>In the ticks of the machine's monotonic clock.</summary>
    public required long SentAt { get; init; }

    public required string Weight { get; init; }
}
