using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Diagnostics;

/// <summary>What can be wrong with a job's class, its name and its constructor.</summary>
internal static class JobRules
{
    public static readonly DiagnosticDescriptor NotPartial = Rule.Error(
        "MR0101", "A job is partial",
        "'{0}' must be partial, so that the wiring of job '{1}' can be written beside it: add 'partial' to its "
        + "declaration");

    public static readonly DiagnosticDescriptor Shape = Rule.Error(
        "MR0102", "A job is a plain class",
        "Job '{0}' cannot be {1}: make it a plain partial class, which the runtime can create for each lane");

    public static readonly DiagnosticDescriptor JobName = Rule.Error(
        "MR0103", "A job's name is short and plain",
        "'{0}' cannot be the name of a job, because topics and the consumer group are named after it: use 1 to "
        + "200 letters (a-z, A-Z), digits, '.', '_' and '-'");

    public static readonly DiagnosticDescriptor Duration = Rule.Error(
        "MR0104", "A duration is whole numbers with units",
        "{0} is not a duration: write {1}");

    public static readonly DiagnosticDescriptor DurationRange = Rule.Error(
        "MR0105", "A duration is in its range",
        "{0} cannot be \"{1}\": it must be {2}");

    public static readonly DiagnosticDescriptor IntervalBeyondTransaction = Rule.Warning(
        "MR0106", "A checkpoint fits into the transaction timeout",
        "A checkpoint every \"{0}\" is too far apart for Kafka's transaction timeout, which is 10 s by default "
        + "and must leave room for three checkpoints: use \"3333ms\" or less, or set 'transaction.timeout.ms' to "
        + "{1} or more");

    public static readonly DiagnosticDescriptor NoHandler = Rule.Error(
        "MR0107", "A job handles something",
        "Job '{0}' has no handler: add a public method that takes a [KafkaSource] record");

    public static readonly DiagnosticDescriptor Constructor = Rule.Error(
        "MR0108", "A job has one constructor",
        "Job '{0}' cannot be created, because {1}");

    public static readonly DiagnosticDescriptor ConstructorParameter = Rule.Error(
        "MR0109", "A job's constructor takes services",
        "The host has no service for parameter '{0}', because {1}: take a class or an interface that is "
        + "registered with builder.Services, such as IOptions<T> for settings");

    public static readonly DiagnosticDescriptor MutableField = Rule.Warning(
        "MR0110", "What must last is state",
        "'{0}' can change, but belongs to the instance of one lane: it is lost in a restart, is not undone when "
        + "a handler fails, and does not move with a partition. Keep it in a [State] struct that the handler "
        + "takes by ref, or make it readonly and of a type that is not changed in place.");

    public static readonly DiagnosticDescriptor StaticMutableField = Rule.Warning(
        "MR0111", "Lanes share nothing",
        "'{0}' is static and can change, so that the lanes of a job, which are threads, write to it at once: "
        + "keep it in a [State] struct that the handler takes by ref, or make it readonly");

    public static readonly DiagnosticDescriptor Delivery = Rule.Error(
        "MR0112", "A job's delivery is one of Delivery's",
        "{0} is no delivery: use one of {1}");

    public static readonly DiagnosticDescriptor SameName = Rule.Warning(
        "MR0150", "A job's name is its own",
        "'{0}' is called '{1}' too, so that both would be one consumer group with one state topic: give one of them "
        + "another name",
        WellKnownDiagnosticTags.CompilationEnd);
}
