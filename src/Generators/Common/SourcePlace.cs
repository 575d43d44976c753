using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Millrace.Generators.Common;

/// <summary>
/// A location as data: it holds no syntax tree, so that a pipeline that carries it keeps no compilation alive.
/// </summary>
internal readonly record struct SourcePlace(string FilePath, TextSpan Span, LinePositionSpan Lines)
{
    public static SourcePlace Of(Location? location)
    {
        FileLinePositionSpan lines = location?.GetLineSpan() ?? default;
        return new(lines.Path ?? "", location?.SourceSpan ?? default, lines.Span);
    }

    /// <summary>
    /// The location in the tree that a compilation has of the file: pragmas and .editorconfig need the tree.
    /// </summary>
    public Location? In(Compilation compilation)
    {
        if (FilePath == "") return null;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            if (tree.FilePath == FilePath && Span.End <= tree.Length) return Location.Create(tree, Span);
        return Location.Create(FilePath, Span, Lines);
    }
}
