namespace Millrace.Runtime.Kafka.Readers;

/// <summary>The librdkafka properties of a reader: what users may change, and what checkpoints rest on.</summary>
internal static class ReaderProperties
{
    public const string SessionTimeout = "session.timeout.ms";

    private const string Strategy = "partition.assignment.strategy";

    /// <summary>Go behind what the user says.</summary>
    public static readonly IReadOnlyDictionary<string, string> Defaults = new Dictionary<string, string>
    {
        ["isolation.level"] = "read_committed",
        [Strategy] = "cooperative-sticky",
        [SessionTimeout] = "15000",
        // How soon a member hears of a rebalance; at the client's default of 3 s most of a take-over is waiting for
        // that.
        ["heartbeat.interval.ms"] = "500",
        // What bounds the calls that take no deadline: to commit offsets waits for as long as this, and the client's
        // default of a minute is longer than anybody takes a lane to be alive.
        ["socket.timeout.ms"] = "10000",
        // The fetcher stands still for this long whenever its queue was full: at the client's default of a second a
        // reader reaches a fifth of its speed.
        ["fetch.queue.backoff.ms"] = "5",
        // Records fetched ahead of the lane; more costs memory and brings no speed.
        ["queued.min.messages"] = "20000",
    };

    private static readonly string[] _classicOnly =
        [Strategy, SessionTimeout, "heartbeat.interval.ms"];

    /// <summary>Go before what the user says: offsets belong to checkpoints, and nothing is skipped silently.</summary>
    public static readonly IReadOnlyDictionary<string, string> Fixed = new Dictionary<string, string>
    {
        ["enable.auto.commit"] = "false",
        ["enable.auto.offset.store"] = "false",
        ["auto.offset.reset"] = "error",
        ["enable.partition.eof"] = "true",
    };

    /// <summary>All properties of a group member.</summary>
    public static Dictionary<string, string> For(ClientOptions options, string group)
    {
        var properties = options.Over(DefaultsFor(options), Fixed);
        properties["group.id"] = group;
        return properties;
    }

    /// <summary>
    /// With KIP-848's protocol the broker decides on time-outs and assignment, and the client refuses ours. In the
    /// classic one, static members that come back are given what they had, without a rebalance. That must be all
    /// partitions, and between the two rebalances of a cooperative hand-over it is not: members that die there and are
    /// back in time would leave the rest unread for ever.
    /// </summary>
    private static Dictionary<string, string> DefaultsFor(ClientOptions options)
    {
        Dictionary<string, string> defaults = new(Defaults);
        if (options.Properties.ContainsKey("group.instance.id")) defaults[Strategy] = "range";
        if (options.Properties.GetValueOrDefault("group.protocol") != "consumer") return defaults;
        foreach (var property in _classicOnly) defaults.Remove(property);
        return defaults;
    }
}
