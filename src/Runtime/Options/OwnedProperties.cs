namespace Millrace.Runtime.Options;

/// <summary>librdkafka properties that the runtime must own, and what to use instead.</summary>
internal static class OwnedProperties
{
    private static readonly Dictionary<string, string> _owned = new(StringComparer.Ordinal)
    {
        ["bootstrap.servers"] = "Millrace:BootstrapServers",
        ["metadata.broker.list"] = "Millrace:BootstrapServers",
        ["group.id"] = "Millrace:Jobs:<job>:GroupId",
        ["group.instance.id"] = "Millrace:InstanceId",
        ["client.id"] = "Millrace:InstanceId (lanes are named after it, so that a new owner can tell a live one)",
        ["transactional.id"] = "Millrace:InstanceId (it is made of the group, the instance and the lane)",
        ["enable.auto.commit"] = "Millrace:Jobs:<job>:Delivery",
        ["enable.auto.offset.store"] = "Millrace:Jobs:<job>:Delivery",
        ["auto.commit.interval.ms"] = "Millrace:Jobs:<job>:CheckpointInterval",
        ["auto.offset.reset"] = "Millrace:Jobs:<job>:StartFrom",
        ["enable.partition.eof"] = "nothing: bounded runs and idle partitions need it on",
        ["isolation.level"] = "nothing: what is read is always committed",
        ["enabled_events"] = "nothing: the runtime serves the client's events",
        ["delivery.report.only.error"] = "nothing: the runtime counts deliveries",
        ["test.mock.num.brokers"] = "EmbeddedKafka.Start",
    };

    /// <summary>What to say of a property that the user may not set; null when it is the user's.</summary>
    public static string? Refusal(string property) => _owned.TryGetValue(property, out string? instead)
        ? $"Millrace:Kafka:{property} is the runtime's own; use {instead}."
        : null;
}
