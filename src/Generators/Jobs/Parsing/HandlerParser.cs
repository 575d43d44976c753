using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>Reads the handlers of one job that are called for each record, one after the other.</summary>
internal sealed class HandlerParser(JobScope scope, StateTable states, ClassNames names)
{
    private readonly Dictionary<(string Input, string State), IMethodSymbol> _users = [];

    /// <summary>The handler; null when no record comes in, so that it is hardly meant to be one.</summary>
    public HandlerModel? Parse(IMethodSymbol method)
    {
        if (InputParser.Parse(scope, method) is not { } input) return null;
        List<StateModel> taken = ParseStates(method, input);
        CallModel call = OutputParser.Parse(scope, method, mayBeVoid: method.Parameters.Length > 1);
        return new()
        {
            DisplayName = scope.DisplayName(method),
            ClassName = names.For(method, "RecordHandler"),
            Input = CSharpNames.Global(input),
            Call = call,
            States = new(taken),
        };
    }

    private List<StateModel> ParseStates(IMethodSymbol method, INamedTypeSymbol input)
    {
        List<(IParameterSymbol Parameter, INamedTypeSymbol Type)> found = [];
        foreach (IParameterSymbol parameter in method.Parameters.Skip(1))
        {
            if (StateParameterParser.Parse(scope, method, parameter) is { } type) found.Add((parameter, type));
        }
        if (found.Count == 0 || InputParser.Key(scope, method, input, "state") is not { } key) return [];

        List<StateModel> taken = [];
        foreach ((IParameterSymbol parameter, INamedTypeSymbol type) in found)
        {
            StateModel state = new(type.Name, key, CSharpNames.Global(type));
            RequireOneUser(method, input, parameter, state);
            states.KeepShared(state, method, parameter);
            taken.Add(state);
        }
        return taken;
    }

    private void RequireOneUser(
        IMethodSymbol method, INamedTypeSymbol input, IParameterSymbol parameter, StateModel state)
    {
        (string, string) use = (CSharpNames.Global(input), state.Type);
        if (!_users.TryGetValue(use, out IMethodSymbol? user))
        {
            _users.Add(use, method);
            return;
        }
        Location? location = SourcePlaces.Whole(parameter);
        string name = scope.DisplayName(method);
        if (ReferenceEquals(user, method)) scope.Report(HandlerRules.StateTwice, location, name, state.Name);
        else scope.Report(HandlerRules.SharedInput, location, scope.DisplayName(user), name, input.Name, state.Name);
    }
}
