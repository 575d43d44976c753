using System.Globalization;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>
/// What brokers have to be told of a state topic: how it is made, and what is wrong with one that is there.
/// </summary>
/// <param name="topic">The topic, for messages.</param>
/// <param name="isAtomic">True when a checkpoint is a transaction.</param>
/// <param name="recordBytesMax">What the clients may send at once; the topic is made to take as much.</param>
internal sealed class StateTopicSettings(string topic, bool isAtomic, int recordBytesMax)
{
    private const string BatchLimit = "max.message.bytes", Cleanup = "cleanup.policy";
    private const string CompactionLag = "min.compaction.lag.ms", Retention = "retention.ms";

    /// <summary>What brokers count of a batch that clients do not.</summary>
    private const int BatchOverheadBytes = 64 * 1024;

    /// <summary>
    /// What a crash leaves behind without transactions must not replace what counts before it is repaired.
    /// </summary>
    private const int CompactionLagMs = 3_600_000;

    /// <summary>
    /// For a new topic. It keeps the last value of each key for ever: with retention by time, records that carry old
    /// times would be deleted at once.
    /// </summary>
    public Dictionary<string, string> ForNew()
    {
        Dictionary<string, string> settings = new()
        {
            [Cleanup] = "compact",
            [Retention] = "-1",
            [BatchLimit] = Text(recordBytesMax + BatchOverheadBytes),
        };
        if (!isAtomic) settings[CompactionLag] = Text(CompactionLagMs);
        return settings;
    }

    /// <summary>What is wrong with a topic, with what to do about it.</summary>
    /// <param name="settingOf">A setting of the topic; null where it is not known.</param>
    public IEnumerable<string> ProblemsOf(Func<string, string?> settingOf)
    {
        if (Number(settingOf(BatchLimit)) is { } bytes && bytes < recordBytesMax)
            yield return $"State topic '{topic}' has {BatchLimit}={bytes}, less than the clients' message.max.bytes "
                + $"({recordBytesMax}), so that brokers would refuse state. Raise the one or lower the other.";
        if (settingOf(Cleanup) is { } policy && !policy.Contains("compact", StringComparison.Ordinal))
            yield return $"State topic '{topic}' has {Cleanup}={policy}, so that brokers delete state. "
                + "Set it to compact.";
        if (!isAtomic && Number(settingOf(CompactionLag)) is { } lagMs && lagMs < CompactionLagMs)
            yield return $"State topic '{topic}' has {CompactionLag}={lagMs}. At least once, brokers could then "
                + $"replace state by what a crash has left half written. Set it to at least {CompactionLagMs}.";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string? text) =>
        text == null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
