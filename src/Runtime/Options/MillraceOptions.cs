namespace Millrace;

/// <summary>
/// What all jobs of a host share. The configuration section <c>Millrace</c> overrides what code sets.
/// </summary>
public sealed class MillraceOptions
{
    /// <summary>
    /// The brokers to start from, <c>host:port</c>, several separated by commas. Required.
    /// </summary>
    public string? BootstrapServers { get; set; }

    /// <summary>
    /// A name for this process that stays the same when it is started again, and that no other live process of the
    /// group has (a pod's ordinal, not a random name). With it, a restart takes its partitions and transactions back at
    /// once (static membership, KIP-345; the process then does not leave the group when it stops). Default: none; each
    /// start is a new member.
    /// </summary>
    public string? InstanceId { get; set; }

    /// <summary>
    /// Whether sink topics that do not exist are created, with as many partitions as the job's source and the
    /// brokers' default replication, keeping records for ever (<c>retention.ms=-1</c>: outputs carry event times as
    /// timestamps). Default: false; a missing topic is an error. Topics for state are always created.
    /// </summary>
    public bool CreateTopics { get; set; }

    /// <summary>
    /// librdkafka properties for all clients (<c>security.protocol</c>, <c>sasl.mechanisms</c>, ...). What the runtime
    /// must own is refused when the host starts, with the name of the setting to use instead.
    /// </summary>
    public IDictionary<string, string> Kafka { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
