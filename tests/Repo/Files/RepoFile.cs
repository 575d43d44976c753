using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Repo.Files;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Text">Its content.</param>
internal sealed record RepoFile(string Path, string Text)
{
    private SyntaxNode? _syntax;
    private string[]? _lines;

    // A copy has a text of its own, so it takes over nothing that was read from the other's.
    private RepoFile(RepoFile other) => (Path, Text) = (other.Path, other.Text);

    public IReadOnlyList<string> Lines => _lines ??= Text.Split('\n');

    /// <summary>The file as C#.</summary>
    public SyntaxNode Syntax => _syntax ??= CSharpSyntaxTree.ParseText(Text).GetRoot();

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsMarkdown => Path.EndsWith(".md", StringComparison.Ordinal);

    public bool IsProject => Path.EndsWith("proj", StringComparison.Ordinal)
        || Path.EndsWith(".props", StringComparison.Ordinal) || Path.EndsWith(".targets", StringComparison.Ordinal);

    /// <summary>The line of a place in the text, from 1.</summary>
    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}
