using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Parsing.Handlers;

/// <summary>
/// The states of a job by name, filled as its handlers are parsed. A name means one type, one key and one purpose.
/// </summary>
internal sealed class StateTable(JobScope scope)
{
    private readonly List<Entry> _entries = [];

    /// <summary>Each state once, in the order of first use.</summary>
    public IEnumerable<StateModel> All => _entries.Select(entry => entry.State);

    /// <summary>Keeps the state that belongs to a window alone.</summary>
    public void KeepWindow(StateModel state, IMethodSymbol window) =>
        Keep(state, window, SourcePlaces.Name(window), isWindow: true);

    /// <summary>
    /// Keeps a state that handlers of different inputs share, when they have the same key. Keys of several parts have a
    /// codec for each input; the state has that of the first.
    /// </summary>
    public StateModel KeepShared(StateModel state, IMethodSymbol handler, IParameterSymbol parameter)
    {
        string codec = Keep(state, handler, SourcePlaces.Whole(parameter), isWindow: false);
        return state with { Key = state.Key with { Codec = codec } };
    }

    /// <summary>The codec of the state's keys.</summary>
    private string Keep(StateModel state, IMethodSymbol method, Location? location, bool isWindow)
    {
        string user = scope.DisplayName(method);
        Entry? known = _entries.Find(entry => entry.State.Name == state.Name);
        if (known == null) _entries.Add(new(state, user, isWindow));
        else if (Difference(known, new(state, user, isWindow)) is { } difference)
            scope.Report(HandlerRules.StateName, location, state.Name, difference);
        return (known?.State ?? state).Key.Codec;
    }

    private static string? Difference(Entry known, Entry other)
    {
        if (known.IsWindow || other.IsWindow)
        {
            return $"one of '{known.User}' and one of '{other.User}', where a window keeps its own under the name of "
                + "its method";
        }
        if (known.State.Type != other.State.Type)
            return $"'{Plain(known.State.Type)}' in '{known.User}' and '{Plain(other.State.Type)}' in '{other.User}'";
        if (known.State.Key.Layout == other.State.Key.Layout) return null;
        string parts = TypeOf(known) == TypeOf(other) ? " with parts of other names or formats" : "";
        return $"by the key {Key(known)} in '{known.User}' and by the key {Key(other)}{parts} in '{other.User}'";
    }

    private static string Key(Entry entry) => $"'{string.Join(", ", entry.State.Key.Members)}' ({TypeOf(entry)})";

    private static string TypeOf(Entry entry)
    {
        MessageKey key = entry.State.Key;
        return Plain(key.BareType) + (key.Format == KeyFormat.Kafka ? "" : $" as {key.Format}");
    }

    private static string Plain(string type) => type.Replace("global::", "");

    private sealed record Entry(StateModel State, string User, bool IsWindow);
}
