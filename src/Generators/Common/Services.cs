using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Common;

/// <summary>Reads what the constructor of a job or schema wants from the host's services.</summary>
internal static class Services
{
    public static ServiceModel Parse(IParameterSymbol parameter) =>
        new(TypeNames.Full(parameter.Type, withNull: false), parameter.Name, Kind(parameter));

    /// <summary>Why a parameter cannot be a service; null when it can.</summary>
    public static string? Error(IParameterSymbol parameter)
    {
        string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (parameter.RefKind != RefKind.None) return "it is passed by reference";
        if (!parameter.Type.IsReferenceType) return $"'{type}' is no reference type";
        if (parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object
            || parameter.Type.TypeKind == TypeKind.Array)
        {
            return $"'{type}' says too little";
        }
        return parameter.GetAttributes().Any(a => a.AttributeClass?.Name == "FromKeyedServicesAttribute")
            ? "services with a key are not supported"
            : null;
    }

    private static ServiceKind Kind(IParameterSymbol parameter)
    {
        if (IsProvider(parameter.Type)) return ServiceKind.Provider;
        return parameter.HasExplicitDefaultValue || parameter.NullableAnnotation == NullableAnnotation.Annotated
            ? ServiceKind.Optional
            : ServiceKind.Required;
    }

    private static bool IsProvider(ITypeSymbol type) => type is
    {
        Name: "IServiceProvider", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    };
}
