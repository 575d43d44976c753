using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Jobs.Parsing.Handlers;

/// <summary>Reads the <c>RecordMetadata</c> that a method takes beside the record.</summary>
internal static class MetadataParameter
{
    public static bool Is(IParameterSymbol parameter) => JobAttributes.IsMetadata(parameter.Type);

    /// <summary>Its place among the parameters after the record; null when there is none.</summary>
    public static int? Find(JobScope scope, IMethodSymbol method)
    {
        int? place = null;
        for (int i = 1; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            if (!Is(parameter)) continue;
            if (place != null) ReportSecond(scope, method, parameter);
            else Check(scope, method, parameter);
            place ??= i - 1;
        }
        return place;
    }

    /// <summary>Reports one that is passed in a way that would let the method change it.</summary>
    public static void Check(JobScope scope, IMethodSymbol method, IParameterSymbol parameter)
    {
        if (parameter.RefKind is RefKind.None or RefKind.In) return;
        scope.Report(
            HandlerRules.RefKind, SourcePlaces.Whole(parameter), parameter.Name, scope.DisplayName(method),
            CSharpNames.RefKind(parameter), $"write 'in RecordMetadata {parameter.Name}'");
    }

    private static void ReportSecond(JobScope scope, IMethodSymbol method, IParameterSymbol parameter) => scope.Report(
        HandlerRules.Unbindable, SourcePlaces.Whole(parameter), parameter.Name, CSharpNames.Short(parameter.Type),
        scope.DisplayName(method), "another parameter has it already");
}
