using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Jobs.Parsing.Handlers;

/// <summary>Reads a parameter after the record, which can only be a state that is passed by <c>ref</c>.</summary>
internal static class StateParameterParser
{
    /// <summary>The state's type; null when the parameter is none.</summary>
    public static INamedTypeSymbol? Parse(JobScope scope, IMethodSymbol method, IParameterSymbol parameter)
    {
        if (!scope.IsKnown(parameter.Type)) return null;
        string name = scope.DisplayName(method);
        if (parameter.Type is INamedTypeSymbol state && JobAttributes.IsState(state))
        {
            scope.Use(state);
            if (!state.IsValueType) scope.Break();
            if (parameter.RefKind == RefKind.Ref) return state;
            scope.Report(
                HandlerRules.RefKind, SourcePlaces.Whole(parameter), parameter.Name, name,
                CSharpNames.RefKind(parameter),
                $"write 'ref {state.Name} {parameter.Name}', so that what the handler changes is kept");
            return null;
        }
        if (parameter.RefKind == RefKind.None) Unbindable(scope, method, parameter);
        else ReportNoState(scope, parameter);
        return null;
    }

    private static void ReportNoState(JobScope scope, IParameterSymbol parameter)
    {
        string remedy = SourcePlaces.IsDeclaredHere(parameter.Type)
            ? "declare it as '[State] partial record struct', or pass a [State] struct instead"
            : "wrap it in a [State] struct of your own";
        scope.Report(
            HandlerRules.NoState, SourcePlaces.TypeOf(parameter), CSharpNames.Short(parameter.Type), remedy);
    }

    /// <summary>Reports a parameter that nothing can be given for.</summary>
    public static void Unbindable(JobScope scope, IMethodSymbol method, IParameterSymbol parameter)
    {
        string reason = JobAttributes.IsSource(parameter.Type)
            ? "a handler takes one record; write a handler for each input"
            : "after the record a handler takes [State] structs by ref, and RecordMetadata; take a service in the "
                + "job's constructor";
        scope.Report(
            HandlerRules.Unbindable, SourcePlaces.Whole(parameter), parameter.Name, CSharpNames.Short(parameter.Type),
            scope.DisplayName(method), reason);
    }
}
