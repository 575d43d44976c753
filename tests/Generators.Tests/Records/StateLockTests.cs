using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Millrace.Generators.Records;
using Millrace.Generators.Records.StateLocks;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>What a build says of states that differ from <c>state.lock.json</c>, and the file's text.</summary>
public sealed class StateLockTests
{
    private const string Totals = """
        [State(Version = 2)] public partial record struct Totals(int Flights, Point? Last);
        public record struct Point(double X);
        """;

    private const string Shape = "Flights:int32,Last:{X:float64}?";

    [Theory]
    [InlineData(2, Shape, null, null)]
    [InlineData(2, "Flights:int32", "MR0350", "2")]
    [InlineData(3, Shape, "MR0351", "2")]
    [InlineData(1, Shape, "MR0352", "2")]
    [InlineData(1, "Flights:int32", "MR0352", "2")]
    public void A_state_and_its_line(int version, string shape, string? id, string? marked)
    {
        GeneratorRun run = Run(Totals, StateLock.Write([new("Totals", version, shape)]));
        Assert.Equal(id == null ? [] : [(id, marked!)], run.Diagnostics);
        Assert.Single(run.Files);
    }

    [Fact]
    public void The_message_shows_the_shape_before_and_the_shape_of_today() => Assert.Equal(
        "'Totals' has changed under the same version 2, from (Flights:int32) to (Flights:int32,Last:{X:float64}?), so "
            + "that checkpoints of the code before would be refused: write [State(Version = 3)], then run 'dotnet "
            + "build -t:UpdateStateLock'",
        Assert.Single(Run(Totals, StateLock.Write([new("Totals", 2, "Flights:int32")])).Messages));

    [Fact]
    public void A_state_without_a_line() => Assert.Equal(
        ["state.lock.json is behind, because 'Totals' is not in it: run 'dotnet build -t:UpdateStateLock' and commit "
            + "the file"],
        Run(Totals, StateLock.Write([])).Messages);

    [Fact]
    public void A_line_without_a_state()
    {
        string text = StateLock.Write([new("Totals", 2, Shape), new("Demo.Gone", 1, "A:int32")]);
        Assert.StartsWith(
            "state.lock.json is behind, because it has 'Demo.Gone', which is no state any more",
            Assert.Single(Run(Totals, text).Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_with_errors_is_not_said_to_be_gone() => Assert.Equal(
        [("MR0303", "nint")],
        Run(
            "[State(Version = 2)] public partial record struct Totals(nint A);",
            StateLock.Write([new("Totals", 2, Shape)])).Diagnostics);

    [Theory]
    [InlineData("\"Totals\": { \"version\": 2 }")]
    [InlineData("<<<<<<< HEAD")]
    [InlineData("\"Totals\": { \"version\": 99999999999, \"shape\": \"\" }")]
    public void A_line_that_cannot_be_read(string line) => Assert.Equal(
        ["MR0353"], Run(Totals, "{\n" + line + "\n}").Diagnostics.Select(found => found.Id));

    [Fact]
    public void A_project_without_the_file_is_left_alone() =>
        Assert.Empty(GeneratorRun.Of([new RecordGenerator()], Totals).Diagnostics);

    [Fact]
    public void The_target_gets_the_text_as_comments_and_nothing_is_compared()
    {
        ProjectFiles files = new() { StateLock = "bad", UpdatesStateLock = true };
        GeneratorRun run = GeneratorRun.Of([new RecordGenerator()], files, Totals);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(
            """
            // {
            //   "states": {
            //     "Totals": { "version": 2, "shape": "Flights:int32,Last:{X:float64}?" }
            //   }
            // }

            """,
            run.Files["StateLock"]);
    }

    [Fact]
    public void What_is_written_is_JSON_and_reads_back()
    {
        LockedState[] states = [new("A.Häuser", 1, "A:int32"), new("B", 12, "B:[string]")];
        string text = StateLock.Write(states.Reverse());
        System.Text.Json.JsonDocument.Parse(text).Dispose();
        StateLock read = StateLock.Read("state.lock.json", SourceText.From(text));
        Assert.Equal(states, read.States.Select(entry => entry.State));
        Assert.Null(read.BadLine);
    }

    [Fact]
    public void An_edit_elsewhere_compares_nothing()
    {
        Incrementality run = Incrementality.Edit(new RecordGenerator(), [Totals], 1, "public class Unrelated;");
        Assert.Equal([IncrementalStepRunReason.Cached], run.Step(RecordGenerator.DeclaredStates));
        Assert.All(run.Outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static GeneratorRun Run(string source, string stateLock) =>
        GeneratorRun.Of([new RecordGenerator()], new ProjectFiles { StateLock = stateLock }, source);
}
