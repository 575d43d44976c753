using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Millrace.Generators.Common;

/// <summary>
/// A diagnostic as data: it holds no syntax tree, so that a pipeline that carries it keeps no compilation alive.
/// </summary>
internal sealed record DiagnosticRecord(
    DiagnosticDescriptor Rule, string FilePath, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static DiagnosticRecord At(DiagnosticDescriptor rule, Location? location, params string[] arguments)
    {
        FileLinePositionSpan lines = location?.GetLineSpan() ?? default;
        return new(rule, lines.Path ?? "", location?.SourceSpan ?? default, lines.Span, new(arguments));
    }

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Rule, FilePath == "" ? null : Location.Create(FilePath, Span, Lines), [.. Arguments]);
}
