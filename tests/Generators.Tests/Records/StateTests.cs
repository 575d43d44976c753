using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

public sealed class StateTests
{
    [Fact]
    public void A_flat_state() => Snapshot.Match(Generate("""
        namespace Demo;

        [State(Version = 1)]
        public partial record struct DelayTotals(int Flights, long Minutes);
        """));

    [Fact]
    public void Nested_structs_nullables_and_arrays() => Snapshot.Match(Generate("""
        public enum Level : byte { Low, High }

        public readonly record struct Point(int X, int Y);

        public static partial class Outer
        {
            [State(Version = 3)]
            public partial struct Track
            {
                private int _seen;
                public string? Name { get; set; }
                public Point Last { get; init; }
                public Point? First { get; init; }
                public Level Level { get; init; }
                public ImmutableArray<Point> Points { get; init; }
                public void See() => _seen++;
            }
        }
        """));

    private static string Generate(string source) =>
        GeneratorRun.Of([new RecordGenerator()], source).AssertCompilesClean().File;
}
