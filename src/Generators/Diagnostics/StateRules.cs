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
}
