using Microsoft.CodeAnalysis;
using Millrace.Generators.Jobs;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>What an edit makes the generator do again.</summary>
public sealed class CachingTests
{
    private const string Job = """
        namespace Demo;

        [StreamJob("job")]
        public sealed partial class Job
        {
            [TumblingWindow("1d")]
            public void Add(Flight flight, ref Totals totals) => totals = new(totals.Flights + 1, totals.Minutes);

            [OnWindowClose(nameof(Add))]
            public Delay? Close(Window<string> window, Totals totals) => null;

            public Count Track(Flight flight, ref Seen seen) => new(flight.Origin, ++seen.Records);
        }
        """;

    [Theory]
    [InlineData(1, JobRun.Records + "\npublic class Unrelated;")]
    [InlineData(2, "namespace Demo; public class Unrelated;")]
    public void An_unrelated_edit_emits_nothing(int file, string text)
    {
        Incrementality edit = Incrementality.Edit(new JobGenerator(), [Job, JobRun.Records], file, text);
        Assert.Equal([IncrementalStepRunReason.Cached], edit.Step(JobGenerator.ModelStep));
        Assert.All(edit.Outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.NotEmpty(edit.Outputs);
    }

    [Fact]
    public void An_edit_inside_of_a_handler_emits_nothing()
    {
        string text = "// moved\n\n" + Job.Replace("Flights + 1", "Flights + 2", StringComparison.Ordinal);
        Incrementality edit = Incrementality.Edit(new JobGenerator(), [Job, JobRun.Records], 0, text);
        Assert.Equal([IncrementalStepRunReason.Cached], edit.Step(JobGenerator.ModelStep));
        Assert.All(edit.Outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_squiggle_that_moves_is_reported_again_but_emits_nothing()
    {
        string wrong = Job.Replace("Seen seen", "Seen seen, int x", StringComparison.Ordinal);
        Incrementality edit = Incrementality.Edit(new JobGenerator(), [wrong, JobRun.Records], 0, "// moved\n" + wrong);
        Assert.Equal([IncrementalStepRunReason.Unchanged], edit.Step(JobGenerator.ModelStep));
        Assert.Equal([IncrementalStepRunReason.Modified], edit.Step(JobGenerator.DiagnosticsStep));
    }

    [Theory]
    [InlineData("[MessageKey] public required string Origin", "[MessageKey] public required Guid Origin")]
    [InlineData("[KafkaSource(\"flights\")]", "")]
    [InlineData("[KafkaSink(\"delays\")]", "")]
    [InlineData("[Timestamp] ", "")]
    public void An_edit_in_another_file_that_changes_a_record_is_seen(string old, string changed)
    {
        string text = JobRun.Records.Replace(old, changed, StringComparison.Ordinal);
        Incrementality edit = Incrementality.Edit(new JobGenerator(), [Job, JobRun.Records], 1, text);
        Assert.Equal([IncrementalStepRunReason.Modified], edit.Step(JobGenerator.ModelStep));
    }

    [Fact]
    public void What_is_cached_holds_no_compilation()
    {
        string wrong = Job
            .Replace("class Job", "class Wrong", StringComparison.Ordinal)
            .Replace("Totals totals)", "Totals totals, int x)", StringComparison.Ordinal);
        Incrementality edit = Incrementality.Edit(new JobGenerator(), [Job, JobRun.Records, wrong], 3, "");
        object[] cached = [.. edit.Models(JobGenerator.ModelStep), .. edit.Models(JobGenerator.DiagnosticsStep)];
        Assert.True(cached.Length > 2);
        Assert.All(cached.Where(value => value != null), ModelGraph.AssertHoldsNoCompilation);
    }
}
