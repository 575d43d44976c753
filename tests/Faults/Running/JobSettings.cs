using Millrace.Faults.Load;

namespace Millrace.Faults.Running;

/// <summary>
/// The settings of the job under test: its time-outs are short, so that what has to wait for them is short.
/// </summary>
internal static class JobSettings
{
    public static readonly TimeSpan SessionTimeout = TimeSpan.FromSeconds(4);

    public static readonly TimeSpan TransactionTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The settings for an instance, with some of the test's own over those that all have.</summary>
    public static Dictionary<string, string> For(
        RunTopics topics, string? instance, params IEnumerable<(string Key, string Value)> own)
    {
        Dictionary<string, string> settings = new(topics.Settings)
        {
            ["BootstrapServers"] = topics.BootstrapServers,
            ["Jobs:accounts:CheckpointInterval"] = "50ms",
            ["Jobs:accounts:Lanes"] = "2",
            ["Jobs:accounts:Kafka:session.timeout.ms"] = $"{SessionTimeout.TotalMilliseconds}",
            ["Jobs:accounts:Kafka:transaction.timeout.ms"] = $"{TransactionTimeout.TotalMilliseconds}",
            ["Jobs:accounts:Kafka:reconnect.backoff.max.ms"] = "500",
        };
        if (instance is not null) settings["InstanceId"] = instance;
        foreach ((string key, string value) in own) settings[key] = value;
        return settings;
    }

    /// <summary>The same for a job under another name in the same group: another version of it.</summary>
    public static Dictionary<string, string> ForVariant(RunTopics topics, string variant) => For(topics, null)
        .ToDictionary(
            setting => setting.Key.Replace("Jobs:accounts:", $"Jobs:accounts-{variant}:"), setting => setting.Value);
}
