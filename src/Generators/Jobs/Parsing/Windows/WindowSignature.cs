using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;

namespace Millrace.Generators.Jobs.Parsing.Windows;

/// <summary>
/// What the method of a window takes, as far as it is right; its other methods are checked against that. What is
/// unknown fits everything, so that one mistake is reported once.
/// </summary>
internal sealed record WindowSignature(
    IMethodSymbol Method, INamedTypeSymbol? Input, MessageKey? Key, INamedTypeSymbol? Accumulator)
{
    public string KeyName => Key?.Type.Replace("global::", "") ?? "TKey";

    public string AccumulatorName => Accumulator == null ? "TAcc" : CSharpNames.Short(Accumulator);

    public Parameter TakesInput => new(
        $"{Input?.Name ?? "In"} record",
        type => Input == null || SymbolEqualityComparer.Default.Equals(type, Input));

    public Parameter TakesWindow => new($"Window<{KeyName}> window", IsWindowOfKey);

    public Parameter TakesAccumulator => new(
        $"{AccumulatorName} accumulator",
        type => Accumulator == null || SymbolEqualityComparer.Default.Equals(type, Accumulator));

    public static Parameter TakesMetadata { get; } = new("in RecordMetadata metadata", JobAttributes.IsMetadata);

    private bool IsWindowOfKey(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Window", TypeArguments: [var key], ContainingNamespace.Name: "Millrace" }
        && (Key == null || CSharpNames.Bare(key) == Key.BareType);

    /// <summary>A parameter that a method of the window must have: in words, and as a test of its type.</summary>
    internal sealed record Parameter(string Words, Func<ITypeSymbol, bool> IsType)
    {
        public bool Fits(IParameterSymbol parameter) =>
            parameter.RefKind is RefKind.None or RefKind.In && IsType(parameter.Type);
    }
}
