using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Jobs;
using Millrace.Generators.Records;

namespace Millrace.Generator.Benchmarks;

/// <summary>What the generators cost in a project of <see cref="AnnotatedTypes.Count"/> annotated types.</summary>
[InProcess, MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private static readonly CSharpParseOptions _options = new(LanguageVersion.CSharp14);

    private CSharpCompilation _compilation = null!;
    private SyntaxTree _unrelated = null!;
    private GeneratorDriver _warm = null!, _empty = null!, _binding = null!;
    private CSharpCompilation _edited = null!;
    private int _edits;

    [GlobalSetup]
    public void Setup()
    {
        _unrelated = CSharpSyntaxTree.ParseText(AnnotatedTypes.Unrelated(0), _options, "Unrelated.cs");
        _compilation = CSharpCompilation.Create(
            "Demo",
            AnnotatedTypes.Sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, _options, $"File{i}.cs"))
                .Append(_unrelated),
            References(),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _warm = Driver(new JobGenerator(), new RecordGenerator()).RunGenerators(_compilation);
        _empty = Driver(new BareGenerator(binds: false)).RunGenerators(_compilation);
        _binding = Driver(new BareGenerator(binds: true)).RunGenerators(_compilation);
        int generated = _warm.GetRunResult().GeneratedTrees.Length;
        if (generated != AnnotatedTypes.Count)
            throw new InvalidOperationException($"{generated} files were generated, not {AnnotatedTypes.Count}.");
    }

    /// <summary>The first run of a session, over symbols that nobody has asked for yet.</summary>
    [Benchmark]
    public GeneratorDriver Cold() =>
        Driver(new JobGenerator(), new RecordGenerator()).RunGenerators(_compilation.Clone());

    [IterationSetup(Targets = [nameof(EditElsewhere), nameof(EmptyTransforms), nameof(BindingOnly)])]
    public void Edit() => _edited = _compilation.ReplaceSyntaxTree(
        _unrelated, CSharpSyntaxTree.ParseText(AnnotatedTypes.Unrelated(++_edits), _options, "Unrelated.cs"));

    /// <summary>A key typed in another file: Roslyn runs each transform again, and nothing is emitted.</summary>
    [Benchmark]
    public GeneratorDriver EditElsewhere() => _warm.RunGenerators(_edited);

    /// <summary>The same with transforms that do nothing: Roslyn looks for annotated types anew.</summary>
    [Benchmark]
    public GeneratorDriver EmptyTransforms() => _empty.RunGenerators(_edited);

    /// <summary>The same with transforms that only have Roslyn bind what ours have to look at.</summary>
    [Benchmark]
    public GeneratorDriver BindingOnly() => _binding.RunGenerators(_edited);

    private static CSharpGeneratorDriver Driver(params IIncrementalGenerator[] generators) =>
        CSharpGeneratorDriver.Create(
            generators.Select(static generator => generator.AsSourceGenerator()), parseOptions: _options);

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
}
