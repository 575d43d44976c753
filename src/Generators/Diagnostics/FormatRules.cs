using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Diagnostics;

/// <summary>What can be wrong with formats, and with what the attributes of MessagePack say about members.</summary>
internal static class FormatRules
{
    public static readonly DiagnosticDescriptor OtherFormat = Rule.Warning(
        "MR0016", "An attribute is of the record's format",
        "[{0}] does nothing here, because '{1}' is read and written as {2}: {3}");

    public static readonly DiagnosticDescriptor MessagePackFeature = Rule.Error(
        "MR0017", "Attributes of MessagePack are honoured or refused",
        "{0} is not supported here and would do nothing: remove it; "
        + $"{Documentation.Schemas} names those that are");

    public static readonly DiagnosticDescriptor NoKey = Rule.Error(
        "MR0018", "Every member has its place in MessagePack",
        "'{0}' has no place in the MessagePack value: {1}, or mark it [IgnoreMember]");

    public static readonly DiagnosticDescriptor DuplicateKey = Rule.Error(
        "MR0019", "Every member has a MessagePack key of its own",
        "'{0}' and '{1}' have the same [Key({2})]: give one of them another");

    public static readonly DiagnosticDescriptor Key = Rule.Error(
        "MR0020", "A MessagePack key fits its type",
        "This [Key] cannot be: {0}");

    public static readonly DiagnosticDescriptor NoOrder = Rule.Error(
        "MR0021", "Members without keys are declared in one place",
        "The members of '{0}' have no order, because they are declared in several parts: mark each [Key(n)]");

    public static readonly DiagnosticDescriptor Payload = Rule.Error(
        "MR0022", "A value of one member has that member alone",
        "A record of the format {0} has one member of type {1} beside its [MessageKey]: {2}");

    public static readonly DiagnosticDescriptor Side = Rule.Error(
        "MR0032", "A class is the schema of one type",
        "'{0}' cannot be a schema: {1}");

    public static readonly DiagnosticDescriptor TwoFormats = Rule.Error(
        "MR0209", "A record has one format",
        "'{0}' is a source and a sink of different formats: give both the same, or write two types");

    public static readonly DiagnosticDescriptor UnknownFormat = Rule.Error(
        "MR0210", "A format is one of RecordFormat's",
        "{0} is no format: write one of {1}");

    public static readonly DiagnosticDescriptor OnlyRead = Rule.Error(
        "MR0218", "An object of key and value is read",
        "'{0}' cannot be written as JsonKeyValue, which is for sources: use DynamicJson, with [MessageKey] for the "
        + "key");

    public static readonly DiagnosticDescriptor Encoding = Rule.Error(
        "MR0221", "A string has an encoding that is known",
        "'{0}' has no encoding that could be used: {1}");

    public static readonly DiagnosticDescriptor IncludeMetadata = Rule.Error(
        "MR0219", "IncludeMetadata is part of JsonKeyValue",
        "IncludeMetadata would do nothing here: write Format = RecordFormat.JsonKeyValue, or give '{0}' [Metadata] "
        + "members");
}
