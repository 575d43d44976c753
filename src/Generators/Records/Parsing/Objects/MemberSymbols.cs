using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Records.Parsing.Objects;

/// <summary>What properties and fields have in common.</summary>
internal static class MemberSymbols
{
    public static ITypeSymbol TypeOf(ISymbol member) => Constructors.TypeOf(member)!;

    public static bool IsRequired(ISymbol member) =>
        member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    /// <summary>True when generated code can read it from an object.</summary>
    public static bool IsReadable(RecordScope scope, ISymbol member) =>
        member is IFieldSymbol || (member is IPropertySymbol { GetMethod: { } getter } && scope.CanUse(getter));

    /// <summary>True when generated code can set it, at least in an object initializer.</summary>
    public static bool IsSettable(RecordScope scope, ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is { } setter && scope.CanUse(setter),
        _ => false,
    };
}
