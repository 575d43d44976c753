using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Records.Parsing;

/// <summary>The types that the Sdk reads and writes as one token.</summary>
internal static class SingleValues
{
    private static readonly HashSet<string> _structs =
        ["Half", "Int128", "UInt128", "Guid", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan"];

    public static ValueCodec? Try(ValueQuestion question)
    {
        if (NameOf(question.Type) is not { } name) return null;
        ITypeSymbol type = question.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        return question.Graph.Scope.Format.Leaf(CSharp.Full(type), name);
    }

    private static string? NameOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }) return "Bytes";
        return type.SpecialType switch
        {
            SpecialType.System_String => "String",
            SpecialType.System_DateTime => "DateTime",
            SpecialType.System_Boolean or SpecialType.System_Char => type.Name,
            >= SpecialType.System_SByte and <= SpecialType.System_Double => type.Name,
            SpecialType.None when _structs.Contains(type.Name) && IsInSystem(type) => type.Name,
            _ => null,
        };
    }

    private static bool IsInSystem(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
