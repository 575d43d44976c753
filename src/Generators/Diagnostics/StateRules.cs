using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Diagnostics;

/// <summary>What can be wrong with a type that a job keeps per key.</summary>
internal static class StateRules
{
    public static readonly DiagnosticDescriptor Class = Rule.Error(
        "MR0301", "A state is a struct",
        "'{0}' cannot be a state, because a change that a failed handler made inside of a class could not be undone: "
        + "declare it as 'partial record struct'");

    public static readonly DiagnosticDescriptor Mutable = Rule.Error(
        "MR0302", "A state holds nothing that is changed in place",
        "{0}: '{1}' is changed in place, and such a change of a failed handler could not be undone: use {2}");

    public static readonly DiagnosticDescriptor MemberType = Rule.Error(
        "MR0303", "Every member of a state has a type that can be kept",
        "{0}: '{1}' cannot be kept in a state: use a number, bool, string, date, enum, Guid, a struct of these, or "
        + "ImmutableArray<T> of these");

    public static readonly DiagnosticDescriptor Version = Rule.Error(
        "MR0304", "A state's version counts from 1",
        "{0} is no version of '{1}': write 1 or more");

    public static readonly DiagnosticDescriptor Empty = Rule.Error(
        "MR0305", "A state has members",
        "'{0}' has no member, so there is nothing to keep: give it one, or remove it");

    public static readonly DiagnosticDescriptor NoSetter = Rule.Error(
        "MR0306", "Every member of a state can be set",
        "{0} cannot be set when the state is read back: {1}");

    public static readonly DiagnosticDescriptor ShapeChanged = Rule.Error(
        "MR0350", "A state with another shape has another version",
        "'{0}' has changed under the same version {1}, from ({2}) to ({3}), so that checkpoints of the code before "
        + "would be refused: write [State(Version = {4})], then run 'dotnet build -t:UpdateStateLock'");

    public static readonly DiagnosticDescriptor VersionWentBack = Rule.Error(
        "MR0351", "A state's version grows",
        "'{0}' had version {1} and cannot go back to {2}, because checkpoints may hold version {1} already: write "
        + "[State(Version = {1})] or more");

    public static readonly DiagnosticDescriptor LockBehind = Rule.Warning(
        "MR0352", "state.lock.json has the states of today",
        "state.lock.json is behind, because {0}: run 'dotnet build -t:UpdateStateLock' and commit the file");

    public static readonly DiagnosticDescriptor UnreadableLock = Rule.Error(
        "MR0353", "state.lock.json is written by its target alone",
        "This line of state.lock.json cannot be read: take the file back from version control, or write it again with "
        + "'dotnet build -t:UpdateStateLock'");

    public static readonly DiagnosticDescriptor NoVersion = Rule.Hint(
        "MR0354", "A state says its version",
        "'{0}' has version 1 without saying so: write [State(Version = 1)], to be raised when its members change");
}
