using System.Globalization;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Options;

namespace Millrace.Runtime.Clients;

/// <summary>The librdkafka properties that follow from a job's plan, with the user's own over them.</summary>
internal static class ClientSettings
{
    /// <summary>librdkafka's own.</summary>
    private const int RecordBytesMaxDefault = 1_000_000;

    private static readonly TimeSpan _sessionTimeoutOfBrokers = TimeSpan.FromSeconds(45);

    /// <summary>For every client.</summary>
    public static Dictionary<string, string> Common(JobPlan plan) =>
        new(plan.Kafka) { ["bootstrap.servers"] = plan.BootstrapServers };

    /// <summary>How long a record may be, key and value together.</summary>
    public static int RecordBytesMax(JobPlan plan) =>
        plan.Kafka.TryGetValue("message.max.bytes", out string? text)
        && int.TryParse(text, CultureInfo.InvariantCulture, out int bytes) ? bytes : RecordBytesMaxDefault;

    /// <summary>
    /// How long the group waits for a member that gives no sign of life. With KIP-848's protocol the broker decides:
    /// its own default.
    /// </summary>
    public static TimeSpan SessionTimeout(JobPlan plan) =>
        plan.Kafka.GetValueOrDefault("group.protocol") == "consumer" ? _sessionTimeoutOfBrokers
        : TimeSpan.FromMilliseconds(int.Parse(
            plan.Kafka.GetValueOrDefault(ReaderProperties.SessionTimeout)
                ?? ReaderProperties.Defaults[ReaderProperties.SessionTimeout],
            CultureInfo.InvariantCulture));

    /// <summary>For a member of the group.</summary>
    public static Dictionary<string, string> Reader(JobPlan plan, string laneId)
    {
        Dictionary<string, string> properties = Common(plan);
        if (plan.HasStableInstanceId) properties["group.instance.id"] = laneId;
        // Only the range assignor gives one member the same partition number of every topic.
        if (plan.SourceTopics.Skip(1).Any() && properties.GetValueOrDefault("group.protocol") != "consumer")
            properties.TryAdd("partition.assignment.strategy", "range");
        return properties;
    }

    /// <summary>For a producer.</summary>
    public static Dictionary<string, string> Writer(JobPlan plan)
    {
        Dictionary<string, string> properties = Common(plan);
        if (plan.Profile == Profile.LowLatency) properties.TryAdd("linger.ms", "1");
        string timeoutMs = plan.TransactionTimeout.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        if (plan.Delivery != Delivery.ExactlyOnce)
        {
            properties.Remove("transaction.timeout.ms");
            return properties;
        }
        properties["transaction.timeout.ms"] = timeoutMs;
        // A record's time must be up before its transaction's is.
        string messageTimeoutMs =
            ((long)(plan.TransactionTimeout.TotalMilliseconds * 0.8)).ToString(CultureInfo.InvariantCulture);
        properties.TryAdd("message.timeout.ms", messageTimeoutMs);
        return properties;
    }

    /// <summary>For a reader of the state topic, which is in no group but needs the name of one.</summary>
    public static Dictionary<string, string> StateReader(JobPlan plan) => new(Common(plan))
    {
        ["group.id"] = plan.GroupId + "-restore",
        ["enable.auto.commit"] = "false",
        ["enable.auto.offset.store"] = "false",
        ["auto.offset.reset"] = "error",
        ["enable.partition.eof"] = "true",
        ["isolation.level"] = "read_committed",
        ["fetch.queue.backoff.ms"] = "5",
        // At the partition's end the broker answers after this long; until then the end is not known to be one.
        ["fetch.wait.max.ms"] = "10",
    };
}
