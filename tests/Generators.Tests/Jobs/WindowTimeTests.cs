using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>Which records a window can take, by their event time: MR0141.</summary>
public sealed class WindowTimeTests
{
    private const string Key = "[MessageKey] public string Id { get; init; } = \"\"; ";

    [Theory]
    [InlineData("[KafkaSource(\"x\")] public partial class X { " + Key + "}")]
    [InlineData("[KafkaSource(\"x\")] public partial class X { " + Key + "public DateTime Timestamp { get; init; } }")]
    [InlineData("[KafkaSource(\"x\")] public partial class X { " + Key
        + "[Metadata(MetadataKind.Timestamp)] public DateTimeOffset At { get; init; } }")]
    [InlineData("[KafkaSource(\"x\")] public partial class X { " + Key + "public Y? Y { get; init; } }"
        + " public class Y { [Timestamp] public long At { get; init; } }")]
    [InlineData("[Timestamp] public abstract class Y; [KafkaSource(\"x\")] public partial class X : Y { " + Key + "}")]
    [InlineData("public abstract class Y { [Timestamp] public virtual long At { get; init; } }"
        + "[KafkaSource(\"x\")] public partial class X : Y { " + Key + "public override long At { get; init; } }")]
    [InlineData("public abstract class Y { [Timestamp] public long At { get; init; } }"
        + "[KafkaSource(\"x\")] public partial class X : Y { " + Key + "public new long At { get; init; } }")]
    public void No_time(string record)
    {
        Assert.Equal([("MR0141", "X")], Run("X record", record).Diagnostics);
        Assert.Equal([("MR0141", "X")], Run("in X record", record).Diagnostics);
    }

    [Theory]
    [InlineData("[Timestamp] public long At { get; init; }")]
    [InlineData("[Timestamp, Metadata(MetadataKind.Timestamp)] public DateTimeOffset At { get; init; }")]
    [InlineData("[Timestamp] private static DateTime At(X x, in RecordMetadata metadata) => default;")]
    public void A_time(string member) =>
        AssertTimed($"[KafkaSource(\"x\")] public partial class X {{ {Key} {member} }}");

    [Theory]
    [InlineData("[KafkaSource(\"x\"), Timestamp] public partial class X { " + Key + "}")]
    [InlineData("public abstract class Y { [Timestamp] public long At { get; init; } }"
        + "[KafkaSource(\"x\")] public partial class X : Y { " + Key + "}")]
    [InlineData("public abstract class Y { public virtual long At { get; init; } }"
        + "[KafkaSource(\"x\")] public partial class X : Y { " + Key
        + "[Timestamp] public override long At { get; init; } }")]
    public void A_time_of_a_record_or_of_what_it_derives_from(string record) => AssertTimed(record);

    [Theory]
    [InlineData("[Timestamp] public string At { get; init; } = \"\";", "MR0207", "string")]
    [InlineData("[Timestamp] public static long At => 0;", "MR0010", "Timestamp")]
    [InlineData("[Timestamp, JsonIgnore] public long At { get; init; }", "MR0010", "Timestamp")]
    public void A_time_that_is_wrong_is_one_mistake(string member, string id, string marked) => Assert.Equal(
        [(id, marked)], Run("X x", $"[KafkaSource(\"x\")] public partial class X {{ {Key} {member} }}").Diagnostics);

    [Fact]
    public void Neither_time_nor_key_are_two() => Assert.Equal(
        [("MR0128", "Ping"), ("MR0141", "Ping")], Run("Ping ping", "").Diagnostics);

    [Fact]
    public void A_handler_needs_no_time() =>
        Assert.Empty(JobRun.Of("public void Add(Carrier carrier, ref Seen seen) { }").Diagnostics);

    private static void AssertTimed(string record) =>
        Assert.Empty(Run("X record", record).AssertCompilesClean().Diagnostics);

    private static GeneratorRun Run(string parameter, string record) => JobRun.WithRecords(
        $$"""
            [TumblingWindow("1h")] public void Add({{parameter}}, ref Totals totals) { }
            [OnWindowClose("Add")] public Delay? Close(Window<string> window, Totals totals) => null;
            """,
        "namespace Demo; " + record);
}
