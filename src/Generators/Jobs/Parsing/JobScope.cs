using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>
/// One parse of one job: its class, and what was found wrong with it. Lives during a transform, on its thread; a job
/// that <see cref="IsBroken"/> gets no wiring at all.
/// </summary>
internal sealed class JobScope(INamedTypeSymbol type, Compilation compilation)
{
    private readonly List<DiagnosticRecord> _diagnostics = [];

    public INamedTypeSymbol Type => type;

    public bool IsBroken { get; private set; }

    public EquatableArray<DiagnosticRecord> Diagnostics => new(_diagnostics);

    public void Report(DiagnosticDescriptor rule, Location? location, params string[] arguments)
    {
        IsBroken |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        _diagnostics.Add(DiagnosticRecord.At(rule, location, arguments));
    }

    /// <summary>False for a type that the compiler does not know, which it reports itself.</summary>
    public bool IsKnown(ITypeSymbol symbol)
    {
        if (symbol.TypeKind == TypeKind.Error) IsBroken = true;
        return symbol.TypeKind != TypeKind.Error;
    }

    public bool CanRead(IPropertySymbol property) =>
        property.GetMethod is { } getter && compilation.IsSymbolAccessibleWithin(getter, type);

    /// <summary>A method as messages name it: <c>AirportDelays.Add</c>.</summary>
    public string DisplayName(IMethodSymbol method) => $"{type.Name}.{method.Name}";
}
