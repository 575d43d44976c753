using System.Globalization;
using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.StateLocks;

/// <summary>Compares the states of today's code with those of the lock. Pure.</summary>
internal static class StateLockCheck
{
    public static IEnumerable<DiagnosticRecord> Compare(IReadOnlyCollection<DeclaredState> declared, StateLock locked)
    {
        if (locked.BadLine is { } badLine)
            return [new(StateRules.UnreadableLock, badLine, default)];
        IEnumerable<DiagnosticRecord> found =
            declared.Select(state => Compare(state, locked)).OfType<DiagnosticRecord>();
        // A state with errors may be any of those that seem to be gone.
        return declared.Any(state => state.State == null) ? found : found.Concat(Gone(declared, locked));
    }

    private static DiagnosticRecord? Compare(DeclaredState declared, StateLock locked)
    {
        if (declared.State is not { } today) return null;
        if (locked.States.FirstOrDefault(entry => entry.State.Type == today.Type).State is not { } before)
            return At(StateRules.LockBehind, declared, $"'{today.Type}' is not in it");
        if (today.Version < before.Version)
            return At(StateRules.VersionWentBack, declared, today.Type, Text(before.Version), Text(today.Version));
        if (today.Version > before.Version)
        {
            string versions = $"version {Text(before.Version)} of '{today.Type}', which is {Text(today.Version)} now";
            return At(StateRules.LockBehind, declared, "it has " + versions);
        }
        return today.Shape == before.Shape
            ? null
            : At(
                StateRules.ShapeChanged, declared, today.Type, Text(today.Version), before.Shape, today.Shape,
                Text(today.Version + 1));
    }

    private static IEnumerable<DiagnosticRecord> Gone(IEnumerable<DeclaredState> declared, StateLock locked)
    {
        HashSet<string> types = [.. declared.Select(state => state.State!.Type)];
        return locked.States
            .Where(entry => !types.Contains(entry.State.Type))
            .Select(entry => new DiagnosticRecord(
                StateRules.LockBehind, entry.Line, new([$"it has '{entry.State.Type}', which is no state any more"])));
    }

    private static DiagnosticRecord At(DiagnosticDescriptor rule, DeclaredState state, params string[] arguments) =>
        new(rule, state.Place, new(arguments));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
