using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
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
        ITypeSymbol? first = method.Parameters.FirstOrDefault()?.Type;
        if (first == null || TombstoneParser.RecordOf(first) is not { } deleted)
        {
            if (InputParser.Parse(scope, method) is not { } input) return null;
            List<StateModel> taken = ParseStates(method, () => InputParser.Key(scope, method, input, "state"));
            return Model(method, input, null, taken);
        }
        return TombstoneParser.Input(scope, method, deleted) is { } tombstone
            ? Model(method, first, tombstone, ParseStates(method, () => tombstone.Key))
            : null;
    }

    private HandlerModel Model(
        IMethodSymbol method, ITypeSymbol input, TombstoneModel? tombstone, IReadOnlyList<StateModel> taken) => new()
        {
            DisplayName = scope.DisplayName(method),
            ClassName = names.For(method, "RecordHandler"),
            Input = CSharpNames.Global(input),
            Tombstone = tombstone,
            Call = OutputParser.Parse(
                scope, method, mayBeVoid: !method.Parameters.Skip(1).All(MetadataParameter.Is)),
            States = new(taken),
            MetadataAt = MetadataParameter.Find(scope, method),
        };

    private List<StateModel> ParseStates(IMethodSymbol method, Func<MessageKey?> findKey)
    {
        List<(IParameterSymbol Parameter, INamedTypeSymbol Type)> found = [];
        foreach (IParameterSymbol parameter in method.Parameters.Skip(1))
        {
            if (MetadataParameter.Is(parameter)) continue;
            if (StateParameterParser.Parse(scope, method, parameter) is { } type) found.Add((parameter, type));
        }
        if (found.Count == 0 || findKey() is not { } key) return [];

        List<StateModel> taken = [];
        foreach ((IParameterSymbol parameter, INamedTypeSymbol type) in found)
        {
            StateModel state = new(type.Name, key, CSharpNames.Global(type));
            RequireOneUser(method, parameter, state);
            taken.Add(states.KeepShared(state, method, parameter));
        }
        return taken;
    }

    private void RequireOneUser(IMethodSymbol method, IParameterSymbol parameter, StateModel state)
    {
        ITypeSymbol input = method.Parameters[0].Type;
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
