using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Common;

/// <summary>A diagnostic as data, on its way from a transform to the compiler.</summary>
internal sealed record DiagnosticRecord(
    DiagnosticDescriptor Rule, SourcePlace Place, EquatableArray<string> Arguments)
{
    public static DiagnosticRecord At(DiagnosticDescriptor rule, Location? location, params string[] arguments) =>
        new(rule, SourcePlace.Of(location), new(arguments));

    public Diagnostic ToDiagnostic(Compilation compilation) =>
        Diagnostic.Create(Rule, Place.In(compilation), [.. Arguments]);
}
