using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>Each rule about states: its id, and the text under the squiggle.</summary>
public sealed class StateDiagnosticsTests
{
    [Theory]
    [InlineData("[State] public partial class Totals { public int A { get; set; } }", "MR0301", "Totals")]
    [InlineData("[State] public partial record Totals(int A);", "MR0301", "Totals")]
    [InlineData("[State] public partial record struct Totals(List<int> A);", "MR0302", "List<int>")]
    [InlineData("[State] public partial record struct Totals(int[] A);", "MR0302", "int[]")]
    [InlineData("[State] public partial record struct Totals(Dictionary<string, int>? A);", "MR0302",
        "Dictionary<string, int>?")]
    [InlineData("[State] public partial struct Totals { private object _lock; }", "MR0302", "object")]
    [InlineData("[State] public partial record struct Totals(ImmutableArray<List<int>> A);", "MR0302",
        "ImmutableArray<List<int>>")]
    [InlineData("[State] public partial record struct Totals((int, int) A);", "MR0303", "(int, int)")]
    [InlineData(
        "[State] public partial record struct Totals(ImmutableArray<Totals> A);", "MR0303", "ImmutableArray<Totals>")]
    [InlineData("[State(Version = 0)] public partial record struct Totals(int A);", "MR0304", "0")]
    [InlineData("[State] public partial record struct Totals;", "MR0305", "Totals")]
    [InlineData("[State] public partial struct Totals { public int A { get; } }", "MR0306", "A")]
    [InlineData("[State] public partial struct Totals { private readonly int _a; }", "MR0306", "_a")]
    public void About_states(string source, string id, string text)
    {
        GeneratorRun run = GeneratorRun.Of([new RecordGenerator()], source);
        Assert.Equal([(id, text)], run.Diagnostics);
        run.AssertRefused();
    }

    [Fact]
    public void A_member_of_another_struct_is_named_with_its_chain_and_reason()
    {
        GeneratorRun run = GeneratorRun.Of([new RecordGenerator()], """
            public struct Track { public List<int> Points { get; set; } }
            [State] public partial record struct Totals(Track? Last);
            """);
        Assert.Equal([("MR0302", "List<int>")], run.Diagnostics);
        Assert.Equal(
            "Totals.Last -> Track.Points: 'System.Collections.Generic.List<int>' is changed in place, and such a "
            + "change of a failed handler could not be undone: use ImmutableArray<T>",
            Assert.Single(run.Messages));
    }
}
