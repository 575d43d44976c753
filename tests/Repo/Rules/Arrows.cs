using System.Text.RegularExpressions;
using Millrace.Repo.Files;

namespace Millrace.Repo.Rules;

/// <summary>Who may name whom: folders inside a project, and projects among each other.</summary>
internal static partial class Arrows
{
    /// <summary>What a project may reference; analyzers and build-time packages count too.</summary>
    private static readonly Dictionary<string, string[]> _references = new()
    {
        ["src/Sdk/Millrace.Sdk.csproj"] = ["MessagePack"],
        ["src/Generators/Millrace.Generators.csproj"] =
            ["Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Analyzers", "PolySharp"],
        ["src/Runtime/Millrace.Runtime.csproj"] =
        [
            "../Sdk/Millrace.Sdk.csproj", "Confluent.Kafka", "Microsoft.Extensions.Diagnostics.HealthChecks",
            "Microsoft.Extensions.Hosting", "System.IO.Hashing",
        ],
        ["src/Testing/Millrace.Testing.csproj"] = ["../Runtime/Millrace.Runtime.csproj"],
        ["src/SchemaRegistry/Millrace.SchemaRegistry.csproj"] =
            ["../Runtime/Millrace.Runtime.csproj", "Apache.Avro", "Google.Protobuf"],
        ["tests/Reference/Reference.csproj"] = [],
    };

    public static FileRule Generators { get; } = new()
    {
        Name = "parsing and emitting never name each other",
        AppliesTo = file => file.IsCSharp && file.IsIn("src/Generators"),
        Check = file => Named(file, EmittingName(), "/Parsing/").Concat(Named(file, ParsingName(), "/Emitting/"))
            .Select(line => (line, "what parsing and emitting both want sits on the model.")),
        Bad =
        [
            new("src/Generators/Jobs/Parsing/A.cs", "using Millrace.Generators.Jobs.Emitting;"),
            new("src/Generators/Records/Emitting/A.cs", "class A { Parsing.B b; }"),
        ],
        Good =
        [
            new("src/Generators/Jobs/Parsing/A.cs", "using Millrace.Generators.Jobs.Models;"),
            new("src/Generators/Jobs/JobGenerator.cs", "using Millrace.Generators.Jobs.Emitting;"),
        ],
    };

    public static FileRule Runtime { get; } = new()
    {
        Name = "folders of the runtime",
        AppliesTo = file => file.IsCSharp && file.IsIn("src/Runtime"),
        Check = CheckRuntime,
        Bad =
        [
            new("src/Runtime/Reading/A.cs", "using Millrace.Runtime.Hosting;"),
            new("src/Runtime/Reading/A.cs", "class A { Millrace.Runtime.Lanes.Lane lane; }"),
            new("src/Runtime/Unheard/A.cs", "class A;"),
        ],
        Good = [new("src/Runtime/Writing/A.cs", "using Millrace.Runtime.Reading;")],
    };

    public static FileRule Projects { get; } = new()
    {
        Name = "references of projects",
        AppliesTo = file => _references.ContainsKey(file.Path),
        Check = file => Reference().Matches(file.Text)
            .Where(match => !_references[file.Path].Contains(match.Groups[1].Value))
            .Select(match => (file.LineOf(match.Index),
                $"'{match.Groups[1].Value}' is not among the references of docs/architecture.md.")),
        Bad =
        [
            new("src/Sdk/Millrace.Sdk.csproj", "<PackageReference Include=\"Confluent.Kafka\" />"),
            new("tests/Reference/Reference.csproj", "<ProjectReference Include=\"../A/A.csproj\" />"),
        ],
        Good =
        [
            new("src/Runtime/Millrace.Runtime.csproj", "<PackageReference Include=\"Confluent.Kafka\" />"),
            new("src/Sdk/Millrace.Sdk.csproj",
                "<ProjectReference Include=\"../A/A.csproj\" ReferenceOutputAssembly=\"false\" />"),
        ],
    };

    public static FileRule Emitted { get; } = new()
    {
        Name = "generated code names the Sdk only",
        AppliesTo = file => file.IsCSharp && file.IsIn("src/Generators"),
        Check = file => BeyondSdk().Matches(file.Text)
            .Select(match => (file.LineOf(match.Index),
                $"'{match.Value}': generated code is compiled against the Sdk alone.")),
        Bad = [new("src/Generators/A.cs", "\"global::Millrace.Runtime.Lanes.Lane\"")],
        Good = [new("src/Generators/A.cs", "\"global::Millrace.Contracts.Output\"")],
    };

    private static IEnumerable<int> Named(RepoFile file, Regex name, string folder) =>
        file.Path.Contains(folder, StringComparison.Ordinal)
            ? name.Matches(file.Text).Select(match => file.LineOf(match.Index))
            : [];

    private static IEnumerable<(int, string)> CheckRuntime(RepoFile file)
    {
        string folder = file.Path.Split('/') is [_, _, var name, _, ..] ? name : "";
        if (folder is "" or "obj") return [];
        if (!RuntimeFolders.Arrows.TryGetValue(folder, out string[]? allowed))
            return [(1, $"folder '{folder}' is not in RuntimeFolders: say there what it may name.")];
        return RuntimeName().Matches(file.Text)
            .Where(match => match.Groups[1].Value != folder && !allowed.Contains(match.Groups[1].Value))
            .Select(match => (file.LineOf(match.Index),
                $"{folder} does not name {match.Groups[1].Value}; see RuntimeFolders."));
    }

    [GeneratedRegex(@"\bEmitting\b")]
    private static partial Regex EmittingName();

    [GeneratedRegex(@"\bParsing\b")]
    private static partial Regex ParsingName();

    [GeneratedRegex(@"Millrace\.Runtime\.(\w+)\s*[;.]")]
    private static partial Regex RuntimeName();

    /// <summary>What is only built along, for the package to carry it, is no reference.</summary>
    [GeneratedRegex(
        """<(?:Package|Project)Reference Include="([^"]+)"(?!\s+ReferenceOutputAssembly="false")""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"global::(Millrace\.(Runtime|Embedded|Testing)|Confluent)\b[\w.]*")]
    private static partial Regex BeyondSdk();
}
