using Millrace.Runtime.Checkpointing.Topics;

namespace Millrace.Runtime.Tests.Checkpointing.Topics;

public class StateTopicSettingsTests
{
    private const int RecordBytesMax = 1_000_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_topic_that_was_made_so_has_no_problem(bool isAtomic)
    {
        StateTopicSettings settings = new("state", isAtomic, RecordBytesMax);
        Dictionary<string, string> made = settings.ForNew();

        Assert.Empty(settings.ProblemsOf(made.GetValueOrDefault));
        Assert.Equal("compact", made["cleanup.policy"]);
        Assert.Equal("-1", made["retention.ms"]);
        Assert.Equal(!isAtomic, made.ContainsKey("min.compaction.lag.ms"));
    }

    [Theory]
    [InlineData("max.message.bytes", "999999", true, "so that brokers would refuse state")]
    [InlineData("cleanup.policy", "delete", true, "so that brokers delete state. Set it to compact.")]
    [InlineData("min.compaction.lag.ms", "0", false, "Set it to at least 3600000.")]
    public void A_setting_that_would_lose_state_is_a_problem(string name, string value, bool isAtomic, string words)
    {
        string problem = Assert.Single(Problems(name, value, isAtomic));

        Assert.StartsWith($"State topic 'state' has {name}={value}", problem, StringComparison.Ordinal);
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max.message.bytes", "1000000", true)]
    [InlineData("cleanup.policy", "compact,delete", true)]
    [InlineData("min.compaction.lag.ms", "0", true)]
    [InlineData("min.compaction.lag.ms", "9223372036854775807", false)]
    public void Other_values_are_none(string name, string value, bool isAtomic) =>
        Assert.Empty(Problems(name, value, isAtomic));

    private static IEnumerable<string> Problems(string name, string value, bool isAtomic) =>
        new StateTopicSettings("state", isAtomic, RecordBytesMax).ProblemsOf(asked => asked == name ? value : null);
}
