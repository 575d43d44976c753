using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Diagnostics;

/// <summary>What can be wrong with a handler of a job: what it takes and what it returns.</summary>
internal static class HandlerRules
{
    public static readonly DiagnosticDescriptor Input = Rule.Error(
        "MR0121", "A handler takes a source record first",
        "Handler '{0}' must take a [KafkaSource] record first, {1}; a method that is no handler must be private");

    public static readonly DiagnosticDescriptor Unbindable = Rule.Error(
        "MR0122", "Every parameter of a handler can be bound",
        "Nothing can be given for parameter '{0}' of type '{1}' of '{2}': {3}");

    public static readonly DiagnosticDescriptor RefKind = Rule.Error(
        "MR0123", "States are passed by ref, records by value",
        "Parameter '{0}' of '{1}' cannot be passed {2}: {3}");

    public static readonly DiagnosticDescriptor NoState = Rule.Error(
        "MR0124", "What is passed by ref is a state",
        "'{0}' is no state, so it cannot be kept between records: {1}");

    public static readonly DiagnosticDescriptor Return = Rule.Error(
        "MR0125", "A handler returns one sink record or nothing",
        "'{0}' cannot return '{1}': {2}");

    public static readonly DiagnosticDescriptor NoEffect = Rule.Error(
        "MR0126", "A handler has an effect",
        "'{0}' returns nothing and changes no state, so nothing would come of its records: return a [KafkaSink] "
        + "record, or take a [State] struct by ref");

    public static readonly DiagnosticDescriptor MethodShape = Rule.Error(
        "MR0127", "A handler is a plain instance method",
        "'{0}' cannot be {1}: make it a plain public instance method of the job, or private if it handles no records");

    public static readonly DiagnosticDescriptor NoKey = Rule.Error(
        "MR0128", "State is kept per message key",
        "'{0}' needs the message key of '{1}', because {2} is kept per key, {3}");

    public static readonly DiagnosticDescriptor SharedInput = Rule.Error(
        "MR0129", "The handlers of one input share no state",
        "'{0}' and '{1}' both get each '{2}' and change '{3}', so that the result would depend on their order: "
        + "do it in one handler, or give each its own [State] struct");

    public static readonly DiagnosticDescriptor StateTwice = Rule.Error(
        "MR0130", "A handler takes a state once",
        "'{0}' takes '{1}' twice, and both would be the same value: remove one of them, or give each its own "
        + "[State] struct");

    public static readonly DiagnosticDescriptor StateName = Rule.Error(
        "MR0131", "A state's name means one state",
        "The job keeps two states under the name '{0}', {1}: rename one of them");

    public static readonly DiagnosticDescriptor Conflict = Rule.Error(
        "MR0132", "A method plays one part",
        "'{0}' is marked with {1}, but a method plays one part only: split it");

    public static readonly DiagnosticDescriptor Tombstone = Rule.Error(
        "MR0133", "A tombstone has the key of its record",
        "'{0}' has not the message key of its record: {1}");
}
