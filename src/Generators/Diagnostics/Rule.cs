using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Diagnostics;

/// <summary>Declares rules. Each has a page in <c>docs/diagnostics</c>, which its help link names.</summary>
internal static class Rule
{
    private const string Pages = "docs/diagnostics/";

    /// <summary>A rule about code that cannot work: nothing is generated for a type that breaks it.</summary>
    public static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Millrace", DiagnosticSeverity.Error, true, helpLinkUri: Pages + id + ".md");

    /// <summary>A rule about code that works, but not as its author will want it to.</summary>
    public static DiagnosticDescriptor Warning(string id, string title, string message, params string[] tags) => new(
        id, title, message, "Millrace", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + id + ".md",
        customTags: tags);

    /// <summary>A rule about what is right, and can be said more clearly.</summary>
    public static DiagnosticDescriptor Hint(string id, string title, string message) =>
        new(id, title, message, "Millrace", DiagnosticSeverity.Info, true, helpLinkUri: Pages + id + ".md");
}
