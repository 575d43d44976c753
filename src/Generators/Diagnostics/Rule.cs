using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Diagnostics;

/// <summary>Declares rules. Each has a page in <c>docs/diagnostics</c>, which its help link names.</summary>
internal static class Rule
{
    /// <summary>A rule about code that cannot work: nothing is generated for a type that breaks it.</summary>
    public static DiagnosticDescriptor Error(string id, string title, string message) =>
        Of(id, title, message, DiagnosticSeverity.Error);

    /// <summary>A rule about code that works, but not as its author will want it to.</summary>
    public static DiagnosticDescriptor Warning(string id, string title, string message, params string[] tags) =>
        Of(id, title, message, DiagnosticSeverity.Warning, tags);

    /// <summary>A rule about what is right, and can be said more clearly.</summary>
    public static DiagnosticDescriptor Hint(string id, string title, string message) =>
        Of(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Of(
        string id, string title, string message, DiagnosticSeverity severity, params string[] tags) => new(
        id, title, message, "Millrace", severity, isEnabledByDefault: true,
        helpLinkUri: Documentation.PageOf(id), customTags: tags);
}
