using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

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
        if (scope.IsKnown(parameter.Type) && Services.Error(parameter) is { } reason)
            scope.Report(JobRules.ConstructorParameter, SourcePlaces.Whole(parameter), parameter.Name, reason);
        return Services.Parse(parameter);
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
