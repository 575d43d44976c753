using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Repo.Files;

namespace Millrace.Repo.Rules;

/// <summary>Files do one thing, methods fit a screen, lines fit a window.</summary>
internal static class Lengths
{
    private const int FileLinesMax = 300;
    private const int MethodLinesMax = 70;
    private const int LineCharactersMax = 120;

    public static FileRule Files { get; } = new()
    {
        Name = "file length",
        AppliesTo = IsWritten,
        Check = file => file.Lines.Count <= FileLinesMax + 1
            ? []
            : [(FileLinesMax + 1, $"{file.Lines.Count - 1} lines, at most {FileLinesMax}: split it.")],
        Bad = [new("src/A.cs", new('\n', FileLinesMax + 1))],
        Good = [new("src/A.cs", new('\n', FileLinesMax)), new("tests/A.verified.cs", new('\n', FileLinesMax + 1))],
    };

    public static FileRule Methods { get; } = new()
    {
        Name = "method length",
        AppliesTo = IsWritten,
        Check = file => file.Syntax.DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
                or LocalFunctionStatementSyntax)
            .Where(method => LinesOf(method) > MethodLinesMax)
            .Select(method => (file.LineOf(method.SpanStart),
                $"a method of {LinesOf(method)} lines, at most {MethodLinesMax}: name its steps.")),
        Bad = [new("src/A.cs", $"class A {{ void M() {{ {new string('\n', MethodLinesMax)} }} }}")],
        Good = [new("src/A.cs", $"class A {{ void M() {{ {new string('\n', MethodLinesMax - 1)} }} }}")],
    };

    public static FileRule Lines { get; } = new()
    {
        Name = "line length",
        AppliesTo = file => IsWritten(file) || file.IsMarkdown || file.IsProject,
        Check = file => file.Lines.Index()
            .Where(line => line.Item.Length > LineCharactersMax && !(file.IsMarkdown && IsUnbreakable(line.Item)))
            .Select(line => (line.Index + 1, $"{line.Item.Length} characters, at most {LineCharactersMax}: wrap it.")),
        Bad = [new("src/A.cs", new('x', LineCharactersMax + 1)), new("README.md", new('x', LineCharactersMax + 1))],
        Good = [new("src/A.cs", new('x', LineCharactersMax)), new("README.md", "| " + new string('x', 200) + " |")],
    };

    private static bool IsWritten(RepoFile file) =>
        file.IsCSharp && !file.Path.EndsWith(".verified.cs", StringComparison.Ordinal);

    private static int LinesOf(SyntaxNode node) => node.ToString().AsSpan().Count('\n') + 1;

    /// <summary>
    /// Lines of Markdown that cannot be wrapped: rows of tables, long addresses, and quoted messages.
    /// </summary>
    private static bool IsUnbreakable(string line) =>
        line.StartsWith('|') || line.Contains("http", StringComparison.Ordinal)
        || line.StartsWith("    ", StringComparison.Ordinal) || line.Contains("error MR", StringComparison.Ordinal)
        || line.Contains("warning MR", StringComparison.Ordinal)
        || line.Contains("info MR", StringComparison.Ordinal);
}
