using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests.Testing;

/// <summary>
/// Compiles the source of a test against the framework that runs it and the Sdk, at the strictest settings.
/// </summary>
internal static class TestCompilation
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.Linq;
        global using System.Text.Json.Serialization;
        global using Millrace;
        """;

    public static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions _options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);

    private static readonly MetadataReference[] _references = [.. References()];

    /// <summary>Each source becomes a file <c>Test0.cs</c>, <c>Test1.cs</c>, ...</summary>
    public static CSharpCompilation Of(params string[] sources) => CSharpCompilation.Create(
        "Test_" + Guid.NewGuid().ToString("N"),
        sources.Select((source, i) => Parse(source, $"Test{i}.cs")).Append(Parse(GlobalUsings, "GlobalUsings.cs")),
        _references,
        _options);

    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path, System.Text.Encoding.UTF8);

    /// <summary>
    /// The framework's assemblies, the Sdk and the attributes of MessagePack; not what the test itself was compiled
    /// against.
    /// </summary>
    private static IEnumerable<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(KafkaSourceAttribute).Assembly.Location)
            .Append(typeof(global::MessagePack.KeyAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
