using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Jobs;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Jobs;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests;

/// <summary>
/// .NET's own analyzers, with all of their rules, have nothing to say about generated code that is read as if somebody
/// had written it, nor about the user's types because of it.
/// </summary>
public sealed class AnalyzedCodeTests
{
    /// <summary>Records and jobs with about every feature that there is.</summary>
    private static readonly string[] _sources =
    [
        "tests/RoundTrip/Records/*", "tests/Testing.Tests/Schemas/*Job", "tests/Testing.Tests/Tombstones/*Job",
        "tests/Simulation/Jobs/Jobs", "tests/Simulation/Jobs/Records", "tests/Simulation/Jobs/Reports",
        "samples/AirportDelays/AirportDelay*", "samples/AirportDelays/DelayTotals", "samples/AirportDelays/Flight",
        "samples/LateRoutes/LateRoutes",
    ];

    /// <summary>Wants a generator of .NET, and the service of a test.</summary>
    private static readonly string[] _left = ["Invoice.cs", "PairsJob.cs"];

    private const string MoreJobs = """
        namespace Demo;

        [StreamJob("job-1.a_b", Delivery = Delivery.AtLeastOnce, CheckpointInterval = "250ms")]
        internal sealed partial class Converter(System.IO.TextWriter log, IDisposable? optional)
        {
            public Delay? Convert(Flight flight) => (log, optional) == default ? null : new(flight.Origin, 1);

            [TumblingWindow("10s", Offset = "2s", AllowedLateness = "1h30m")]
            private void Add(Tick tick, ref Seen seen, in RecordMetadata metadata) => seen = new(seen.Records + 1);

            [OnWindowClose(nameof(Add))]
            private Count? Close(Window<long> window, in Seen seen) =>
                seen.Records == 0 ? null : new("", seen.Records);

            [OnLate(nameof(Add))]
            private Delay? Late(Tick tick, Window<long> window, in RecordMetadata metadata) => null;
        }

        public partial interface IJobs
        {
            public partial record struct Inner
            {
                [StreamJob("job")]
                internal sealed partial class @class
                {
                    public Delay? @if(Flight flight) => null;

                    public Count Track(Leg leg, ref Seen seen, ref Totals totals) => new(leg.Origin, ++seen.Records);
                }
            }
        }
        """;

    /// <summary>Rules that make no sense for code that nobody maintains by hand, and why.</summary>
    private static readonly IReadOnlyDictionary<string, string> _excepted = new Dictionary<string, string>
    {
        ["CA1033"] = "what derives from a record has no business with the static methods that the runtime calls",
        ["CA1034"] = "the codec of a key is in its record, and as visible: jobs of other assemblies name it",
        ["CA1502"] = "a method that reads the members of a type is as long as the type",
        ["CA1815"] = "the codec of a key is a struct for the sake of inlining: it has no fields and is never compared",
        ["CA1859"] = "what is read is of the member's type; nothing is called through its interface",
    };

    [Fact]
    public async Task Nothing_is_reported_because_of_generated_code()
    {
        GeneratorRun run = GeneratorRun
            .Of([new RecordGenerator(), new JobGenerator()], [.. Sources(), MoreJobs, JobRun.Records])
            .AssertCompilesClean();
        Assert.True(run.Files.Count > 100, $"only {run.Files.Count} files are generated");

        IReadOnlyList<Diagnostic> added = await Added(run);
        Assert.DoesNotContain(added, diagnostic => !_excepted.ContainsKey(diagnostic.Id));
        Assert.Equal(_excepted.Keys.Order(), added.Select(diagnostic => diagnostic.Id).Distinct().Order());
    }

    [Fact]
    public async Task A_generator_without_care_is_found()
    {
        HashSet<string> found =
            [.. (await Added(GeneratorRun.Of([new CarelessGenerator()]))).Select(diagnostic => diagnostic.Id)];
        Assert.Superset(new HashSet<string> { "CA1304", "CA1859", "IL2067", "IL3000", "IL3050" }, found);
    }

    /// <summary>What is reported with generated code, and not without.</summary>
    private static async Task<IReadOnlyList<Diagnostic>> Added(GeneratorRun run)
    {
        CSharpCompilation all = run.AsWritten;
        Compilation users =
            all.RemoveSyntaxTrees(all.SyntaxTrees.Where(file => GeneratorRun.IsGenerated(file.FilePath)));
        HashSet<string> known = [.. (await DotNetAnalyzers.Report(users)).Select(ToText)];
        return [.. (await DotNetAnalyzers.Report(all)).Where(diagnostic => !known.Contains(ToText(diagnostic)))];
    }

    private static string ToText(Diagnostic diagnostic) =>
        CSharpDiagnosticFormatter.Instance.Format(diagnostic, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Sources() => _sources
        .Select(pattern => Path.Combine(Root(), pattern + ".cs"))
        .SelectMany(path => Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path)))
        .Where(path => !_left.Contains(Path.GetFileName(path)))
        .Order(StringComparer.Ordinal)
        .Select(path => File.ReadAllText(path));

    private static string Root([CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..");

    /// <summary>Generates a file that says of itself that it is generated.</summary>
    private sealed class CarelessGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterPostInitializationOutput(output => output.AddSource("Careless.g.cs", """
                // <auto-generated/>
                #nullable enable
                public static class Careless
                {
                    public static int Length(string text) => text.ToUpper().Length + Make().Count;
                    public static object? Make(Type type) => Activator.CreateInstance(type);
                    public static Type MakeList(Type type) => typeof(List<>).MakeGenericType(type);
                    public static string Location(Type type) => type.Assembly.Location;
                    private static IList<int> Make() => new List<int>();
                }
                """));
    }
}
