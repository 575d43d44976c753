using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Diagnostics;

/// <summary>What can be wrong with an annotated type and with the members of its value.</summary>
internal static class RecordRules
{
    public static readonly DiagnosticDescriptor NotPartial = Rule.Error(
        "MR0001", "An annotated type is partial",
        "'{0}' must be partial, so that its schema can be added: declare it with the modifier 'partial'");

    public static readonly DiagnosticDescriptor ContainerNotPartial = Rule.Error(
        "MR0002", "A type around an annotated type is partial",
        "'{0}' must be partial, because '{1}' inside of it gets a second part: declare it with the modifier 'partial'");

    public static readonly DiagnosticDescriptor Shape = Rule.Error(
        "MR0003", "An annotated type is a plain class, struct or record",
        "'{0}' cannot be {1}: make it a plain class, struct or record");

    public static readonly DiagnosticDescriptor MemberType = Rule.Error(
        "MR0004", "Every member has a type that its format can carry",
        "{0}: type '{1}' cannot be read and written as {3}: {2}, or mark the member [{4}]");

    public static readonly DiagnosticDescriptor NoSetter = Rule.Error(
        "MR0005", "Every member can be set",
        "'{0}' cannot be set: give it an 'init' accessor, take it as a parameter of the constructor, or mark it "
        + "[{1}]");

    public static readonly DiagnosticDescriptor Constructor = Rule.Error(
        "MR0006", "A type that is read has one way to be made",
        "'{0}' cannot be made: {1}");

    public static readonly DiagnosticDescriptor ConstructorParameter = Rule.Error(
        "MR0007", "Every parameter of the constructor is a member",
        "Parameter '{0}' of the constructor of '{1}' {2}");

    public static readonly DiagnosticDescriptor DuplicateName = Rule.Error(
        "MR0008", "Every member has a JSON name of its own",
        "'{0}' and '{1}' have the same JSON name {2}: give one of them another [{3}]");

    public static readonly DiagnosticDescriptor JsonAttribute = Rule.Error(
        "MR0009", "Attributes of System.Text.Json are honoured or refused",
        "[{0}] is not supported here and would do nothing: remove it; "
        + $"{Documentation.Schemas} names those that are");

    public static readonly DiagnosticDescriptor NotAMember = Rule.Error(
        "MR0010", "An attribute of a record is on one of its members",
        "[{0}] on '{1}' would do nothing, because '{1}' is {2}: put it on a public instance property");

    public static readonly DiagnosticDescriptor NotARecord = Rule.Warning(
        "MR0011", "An attribute of a record is in a record",
        "[{0}] does nothing here, because '{1}' is neither a [KafkaSource] nor a [KafkaSink]: add one of them to "
        + "'{1}', or remove the attribute");

    public static readonly DiagnosticDescriptor RequiredIgnored = Rule.Error(
        "MR0012", "A required member is not ignored",
        "'{0}' is required and ignored at once: remove [{1}], or what makes it required");

    public static readonly DiagnosticDescriptor DatePattern = Rule.Error(
        "MR0013", "A date pattern has a fixed width",
        "{0} is no date pattern: write {1}");

    public static readonly DiagnosticDescriptor DateType = Rule.Error(
        "MR0014", "[DateFormat] and [UnixTime] are on a date and time",
        "[{0}] cannot be on '{1}' of type '{2}': remove it, or make the member a DateTimeOffset or DateTime");

    public static readonly DiagnosticDescriptor GenericDefault = Rule.Error(
        "MR0015", "A member of a generic type that has its own default is settable or required",
        "'{0}' has a default of its own, which cannot be kept for an init-only member of a generic type: give it a "
        + "'set' accessor, or make it required");

    public static readonly DiagnosticDescriptor AttributeUse = Rule.Error(
        "MR0030", "An attribute of a member fits its type",
        "[{0}] cannot be on '{1}', because {2}: remove it");

    public static readonly DiagnosticDescriptor Union = Rule.Error(
        "MR0031", "A closed set has types that can be told apart",
        "'{0}' cannot be one of the types of '{1}': {2}");

    public static readonly DiagnosticDescriptor TimestampOfSink = Rule.Warning(
        "MR0050", "Event time is read from sources",
        "[Timestamp] does nothing here, because '{0}' is only written: remove it, or mark '{0}' with [KafkaSource] "
        + "too");

    public static readonly DiagnosticDescriptor KeyInValue = Rule.Warning(
        "MR0051", "A source does not look for its message key in the value",
        "[{0}] does nothing here, because '{1}' is the message key, which a source reads from the key alone: remove "
        + "it");
}
