using Microsoft.CodeAnalysis;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

public sealed class CachingTests
{
    private static readonly string[] _sources =
    [
        """
        [KafkaSource("flights")]
        public partial record Flight
        {
            [MessageKey] public required string Origin { get; init; }
            public required Leg Leg { get; init; }
            public List<Leg>? Others { get; init; }
        }

        [KafkaSink("delays")]
        public partial record Delay(string Airport, Leg Leg);

        [KafkaSource("packed", Format = RecordFormat.MessagePack)]
        public partial record Packed(string Airport, Leg Leg);

        [State]
        public partial record struct Totals(int Flights, Point Last);
        """,
        "public record Leg(string Origin, int Minutes); public record struct Point(int X);",
    ];

    [Theory]
    [InlineData(RecordGenerator.SourceModels)]
    [InlineData(RecordGenerator.SinkModels)]
    [InlineData(RecordGenerator.StateModels)]
    public void An_edit_elsewhere_changes_nothing(string step)
    {
        Incrementality run = Incrementality.Edit(new RecordGenerator(), _sources, 2, "public class Unrelated { }");
        Assert.All(run.Step(step), AssertUnchanged);
        Assert.All(run.Outputs, AssertUnchanged);
    }

    [Theory]
    [InlineData(RecordGenerator.SourceModels)]
    [InlineData(RecordGenerator.SinkModels)]
    [InlineData(RecordGenerator.StateModels)]
    public void A_member_type_changed_in_another_file_is_seen(string step)
    {
        Incrementality run = Incrementality.Edit(
            new RecordGenerator(), _sources, 1,
            "public record Leg(string Origin, long Minutes); public record struct Point(long X);");
        Assert.Equal([IncrementalStepRunReason.Modified], run.Step(step).Distinct());
    }

    [Fact]
    public void A_diagnostic_that_moves_does_not_emit_again()
    {
        Incrementality run = Incrementality.Edit(
            new RecordGenerator(), _sources, 0, "// A line more.\n" + _sources[0]);
        Assert.All(run.Step(RecordGenerator.SourceModels), AssertUnchanged);
    }

    [Theory]
    [InlineData(RecordGenerator.Sources)]
    [InlineData(RecordGenerator.Sinks)]
    [InlineData(RecordGenerator.States)]
    public void Models_hold_no_compilation(string step)
    {
        const string broken = """
            [KafkaSource] public class Broken1 { }
            [KafkaSink("")] public class Broken2 { }
            [State] public class Broken3 { }
            """;
        string[] sources = [.. _sources, broken];
        Incrementality run = Incrementality.Edit(new RecordGenerator(), sources, 3, "");
        Assert.Equal(step == RecordGenerator.Sources ? 3 : 2, run.Models(step).Count);
        Assert.All(run.Models(step), ModelGraph.AssertHoldsNoCompilation);
    }

    private static void AssertUnchanged(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());
}
