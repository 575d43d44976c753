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

/// <summary>What is said of a type, as a whole.</summary>
internal static class DiagnosticRecords
{
    /// <summary>
    /// What a program says that uses a type in spite of its errors, which takes that they were suppressed.
    /// </summary>
    public static string Suppressed(this EquatableArray<DiagnosticRecord> found, string type)
    {
        IEnumerable<string> errors = found
            .Where(one => one.Rule.DefaultSeverity == DiagnosticSeverity.Error).Select(one => one.Rule.Id).Distinct();
        return $"'{type}' cannot be used, because errors of it were suppressed: {string.Join(", ", errors)}.";
    }
}
