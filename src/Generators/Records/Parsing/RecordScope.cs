using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Parsing.Formats;

namespace Millrace.Generators.Records.Parsing;

/// <summary>
/// One parse of one annotated type, and what was found wrong with it. Lives during a transform, on its thread; a type
/// that <see cref="IsBroken"/> gets a placeholder in place of its generated part.
/// </summary>
internal sealed class RecordScope(INamedTypeSymbol type, Compilation compilation)
{
    private readonly List<DiagnosticRecord> _diagnostics = [];

    public INamedTypeSymbol Type => type;

    /// <summary>The format of the type's value, which decides what attributes mean.</summary>
    public FormatConventions Format { get; set; } = JsonConventions.Instance;

    /// <summary>True for a record that is written, so that all of its value's members must be.</summary>
    public bool IsSink { get; set; }

    /// <summary>What has a name in a message key that is JSON, and the types that say how.</summary>
    public HashSet<ISymbol> NamedInKey { get; } = new(SymbolEqualityComparer.Default);

    public bool IsBroken { get; private set; }

    public EquatableArray<DiagnosticRecord> Diagnostics => new(_diagnostics.Distinct());

    public void Report(DiagnosticDescriptor rule, Location? location, params string[] arguments)
    {
        IsBroken |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        _diagnostics.Add(DiagnosticRecord.At(rule, location ?? Places.Name(type), arguments));
    }

    /// <summary>True when generated code inside of the annotated type may use <paramref name="symbol"/>.</summary>
    public bool CanUse(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, type);

    /// <summary>True for a type that the compiler knows; one that it does not know is its error already.</summary>
    public bool IsKnown(ITypeSymbol symbol)
    {
        if (symbol.TypeKind != TypeKind.Error) return true;
        IsBroken = true;
        return false;
    }
}
