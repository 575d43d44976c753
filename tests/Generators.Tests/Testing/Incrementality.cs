using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests.Testing;

/// <summary>Runs a generator, edits the sources, runs it again, and tells what became of its named steps.</summary>
internal sealed class Incrementality
{
    private readonly GeneratorRunResult _second;

    private Incrementality(GeneratorRunResult second) => _second = second;

    /// <summary>
    /// Runs over <paramref name="sources"/>, then replaces file <paramref name="edited"/> (or adds it, when it is the
    /// next number) by <paramref name="text"/> and runs again with the same driver.
    /// </summary>
    public static Incrementality Edit(IIncrementalGenerator generator, string[] sources, int edited, string text)
    {
        GeneratorDriverOptions options = new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        CSharpCompilation before = TestCompilation.Of(sources);
        string path = $"Test{edited}.cs";
        SyntaxTree tree = TestCompilation.Parse(text, path);
        SyntaxTree? old = before.SyntaxTrees.FirstOrDefault(t => t.FilePath == path);
        CSharpCompilation after = old == null ? before.AddSyntaxTrees(tree) : before.ReplaceSyntaxTree(old, tree);

        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions, driverOptions: options)
            .RunGenerators(before)
            .RunGenerators(after);
        return new(Assert.Single(driver.GetRunResult().Results));
    }

    /// <summary>Why each output of the step named <paramref name="step"/> is what it is after the edit.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Step(string step) =>
        [.. _second.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>The same for what the generator hands to the compiler.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Outputs =>
    [
        .. _second.TrackedOutputSteps.Values
            .SelectMany(runs => runs).SelectMany(run => run.Outputs).Select(output => output.Reason),
    ];

    /// <summary>What flows through the step named <paramref name="step"/>.</summary>
    public IReadOnlyList<object> Models(string step) =>
        [.. _second.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value)];
}
