using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>
/// One parse of one job: its class, and what was found wrong with it. Lives during a transform, on its thread; a job
/// that <see cref="IsBroken"/> gets a placeholder in place of its wiring.
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

    /// <summary>
    /// Says that something of the job is wrong which the generator of records reports, and nobody else should.
    /// </summary>
    public void Break() => IsBroken = true;

    /// <summary>
    /// Takes a record or a state into the job: one that can have no generated part cannot be named by wiring.
    /// </summary>
    public void Use(INamedTypeSymbol annotated) => IsBroken |= !Partials.CanBeAdded(annotated);

    public bool CanRead(IPropertySymbol property) =>
        property.GetMethod is { } getter && compilation.IsSymbolAccessibleWithin(getter, type);

    /// <summary>A method as messages name it: <c>AirportDelays.Add</c>.</summary>
    public string DisplayName(IMethodSymbol method) => $"{type.Name}.{method.Name}";
}
