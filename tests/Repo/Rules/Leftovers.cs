using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Repo.Files;

namespace Millrace.Repo.Rules;

/// <summary>Nothing unfinished, nothing silenced, nothing of the machine that it was written on.</summary>
internal static partial class Leftovers
{
    public static FileRule Directives { get; } = new()
    {
        Name = "no regions, no silenced warnings",
        AppliesTo = file => file.IsCSharp,
        Check = file => file.Syntax.DescendantTrivia(descendIntoTrivia: true)
            .Where(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)
                || (trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia) && trivia.ToString().Contains("disable")))
            .Select(trivia => (file.LineOf(trivia.SpanStart),
                $"'{trivia.ToString().Trim()}': mend what the compiler says, split what needs regions.")),
        Bad = [new("src/A.cs", "#region A\n#endregion"), new("tests/A.cs", "#pragma warning disable CS1591\nclass A;")],
        Good = [new("src/A.cs", "class A { string s = \"#pragma warning disable\"; }")],
    };

    public static FileRule Comments { get; } = new()
    {
        Name = "nothing unfinished",
        AppliesTo = file => file.IsCSharp,
        Check = file => file.Syntax.DescendantTrivia()
            .Where(trivia => Unfinished().IsMatch(trivia.ToString()))
            .Select(trivia => (file.LineOf(trivia.SpanStart), "unfinished: do it, or write it into docs/roadmap.md.")),
        Bad = [new("src/A.cs", "// " + "TO" + "DO: later\nclass A;"), new("src/A.cs", "/* FIX" + "ME */ class A;")],
        Good = [new("src/A.cs", "// todos of a customer are what this record holds\nclass A;")],
    };

    public static FileRule SilencedProjects { get; } = new()
    {
        Name = "projects silence nothing",
        AppliesTo = file => file.IsProject,
        Check = file => Matches(file, Silencing(), "mend the warning's cause instead of silencing it."),
        Exceptions = new Dictionary<string, string>
        {
            ["src/Runtime/buildTransitive/Millrace.Runtime.targets"] = "trim warnings of Confluent.Kafka alone",
            ["src/SchemaRegistry/buildTransitive/Millrace.SchemaRegistry.targets"] =
                "trim warnings of Apache.Avro and its Newtonsoft.Json alone",
        },
        Bad = [new("src/A.csproj", "<No" + "Warn>CS1591</No" + "Warn>")],
        Good = [new("src/A.csproj", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")],
    };

    public static FileRule MachinePaths { get; } = new()
    {
        Name = "no path of a machine",
        AppliesTo = file => !file.IsIn("tests/Repo"),
        Check = file => Matches(file, MachinePath(), "a path of one machine: derive it, or ask for it."),
        Bad = [new("README.md", "cd /" + "home/me/millrace"), new("src/A.cs", "\"C:" + "\\\\Users\\\\me\"")],
        Good = [new("README.md", "see https://example.org/home/page and /tmp/cluster")],
    };

    private static IEnumerable<(int, string)> Matches(RepoFile file, Regex pattern, string advice) =>
        pattern.Matches(file.Text).Select(match => (file.LineOf(match.Index), $"'{match.Value}': {advice}"));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex("<NoWarn>|WarningsNotAsErrors")]
    private static partial Regex Silencing();

    [GeneratedRegex(@"(?<![\w.])/(home|Users|root|work)/|\b[A-Z]:\\+Users")]
    private static partial Regex MachinePath();
}
