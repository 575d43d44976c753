using System.Globalization;

namespace Millrace.Runtime.Kafka.Writers;

/// <summary>
/// The librdkafka properties of a writer: what users may change, and what the writer itself rests on.
/// </summary>
internal static class WriterProperties
{
    private const string MessageTimeout = "message.timeout.ms";

    /// <summary>Go behind what the user says.</summary>
    public static readonly IReadOnlyDictionary<string, string> Defaults = new Dictionary<string, string>
    {
        ["acks"] = "all",
        ["enable.idempotence"] = "true",
        // What Java clients do; the client's own default spreads keys otherwise.
        ["partitioner"] = "murmur2_random",
        ["linger.ms"] = "5",
        // What a commit must wait for, and most of a writer's memory; more brings no speed.
        ["queue.buffering.max.messages"] = "20000",
        ["queue.buffering.max.kbytes"] = "65536",
        // The wait between back-to-back transactions: 13 ms instead of 100.
        ["retry.backoff.ms"] = "10",
        [MessageTimeout] = "30000",
    };

    /// <summary>Defaults of a transactional writer: a record's time is up before its transaction's is.</summary>
    public static readonly IReadOnlyDictionary<string, string> TransactionDefaults =
        new Dictionary<string, string>(Defaults)
    {
        ["transaction.timeout.ms"] = "10000",
        [MessageTimeout] = "8000",
    };

    /// <summary>Go before what the user says: reports are events that the writer polls on its owner's thread.</summary>
    public static readonly IReadOnlyDictionary<string, string> Fixed = new Dictionary<string, string>
    {
        ["dotnet.producer.enable.background.poll"] = "false",
        ["dotnet.producer.enable.delivery.reports"] = "false",
        ["enabled_events"] = DeliveryReports.EventType.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>All properties of a writer; transactional when it has an id.</summary>
    public static Dictionary<string, string> For(ClientOptions options, string? transactionalId)
    {
        var properties = options.Over(transactionalId is null ? Defaults : TransactionDefaults, Fixed);
        if (transactionalId is not null) properties["transactional.id"] = transactionalId;
        return properties;
    }

    /// <summary>How long a record may wait for its acknowledgement.</summary>
    public static TimeSpan MessageTimeoutOf(Dictionary<string, string> properties) =>
        TimeSpan.FromMilliseconds(int.Parse(properties[MessageTimeout], CultureInfo.InvariantCulture));
}
