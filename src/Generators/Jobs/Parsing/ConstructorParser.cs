using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>Reads what a job's constructor wants from the host's services.</summary>
internal static class ConstructorParser
{
    public static IReadOnlyList<ServiceModel> Parse(JobScope scope)
    {
        // Which of several was meant would be a guess, so every other one is named.
        foreach (IMethodSymbol other in scope.Type.InstanceConstructors.Skip(1))
        {
            scope.Report(
                JobRules.Constructor, SourcePlaces.Name(other), scope.Type.Name,
                "it has more than one constructor: keep one");
        }
        RequireNoRequiredMember(scope);
        return scope.Type.InstanceConstructors is [var constructor, ..]
            ? [.. constructor.Parameters.Select(parameter => Service(scope, parameter))]
            : [];
    }

    private static ServiceModel Service(JobScope scope, IParameterSymbol parameter)
    {
        if (scope.IsKnown(parameter.Type) && ServiceError(parameter) is { } reason)
            scope.Report(JobRules.ConstructorParameter, SourcePlaces.Whole(parameter), parameter.Name, reason);

        return new(CSharpNames.Global(parameter.Type), parameter.Name, Kind(parameter));
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

    private static string? ServiceError(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None) return "it is passed by reference";
        if (!parameter.Type.IsReferenceType) return $"'{CSharpNames.Short(parameter.Type)}' is no reference type";
        if (parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object
            || parameter.Type.TypeKind == TypeKind.Array)
        {
            return $"'{CSharpNames.Short(parameter.Type)}' says too little";
        }
        return parameter.GetAttributes().Any(a => a.AttributeClass?.Name == "FromKeyedServicesAttribute")
            ? "services with a key are not supported"
            : null;
    }

    private static void RequireNoRequiredMember(JobScope scope)
    {
        foreach (ISymbol member in scope.Type.GetMembers())
        {
            if (member is not (IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })) continue;
            scope.Report(
                JobRules.Constructor, SourcePlaces.Name(member), scope.Type.Name,
                $"nobody sets its required member '{member.Name}': take it as a parameter of the constructor");
        }
    }
}
