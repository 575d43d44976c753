using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Parsing.Handlers;

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
        HashSet<string> types = [];
        foreach ((IParameterSymbol parameter, INamedTypeSymbol type) in found)
        {
            if (types.Add(CSharpNames.Global(type))) RequireOneUser(method, parameter, type);
            else
            {
                Location? location = SourcePlaces.Whole(parameter);
                scope.Report(HandlerRules.StateTwice, location, scope.DisplayName(method), type.Name);
            }
        }
        if (found.Count == 0 || findKey() is not { } key) return [];
        return
        [
            .. found.Select(state => states.KeepShared(
                new(state.Type.Name, key, CSharpNames.Global(state.Type)), method, state.Parameter)),
        ];
    }

    private void RequireOneUser(IMethodSymbol method, IParameterSymbol parameter, INamedTypeSymbol state)
    {
        ITypeSymbol input = method.Parameters[0].Type;
        string record = TombstoneParser.RecordOf(input) is { } deleted
            ? $"Deleted<{CSharpNames.Global(deleted)}>" // whatever the elements of its key are named
            : CSharpNames.Global(input);
        (string, string) use = (record, CSharpNames.Global(state));
        if (_users.TryGetValue(use, out IMethodSymbol? user))
        {
            scope.Report(
                HandlerRules.SharedInput, SourcePlaces.Whole(parameter), scope.DisplayName(user),
                scope.DisplayName(method), CSharpNames.Short(input), state.Name);
        }
        else _users.Add(use, method);
    }
}
