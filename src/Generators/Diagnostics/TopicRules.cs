using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Diagnostics;

/// <summary>What can be wrong with topics, message keys and timestamps of sources and sinks.</summary>
internal static class TopicRules
{
    public static readonly DiagnosticDescriptor NoTopic = Rule.Error(
        "MR0201", "A source reads a topic",
        "'{0}' names no topic: write [KafkaSource(\"topic\")]");

    public static readonly DiagnosticDescriptor TopicName = Rule.Error(
        "MR0202", "A topic has a name that Kafka takes",
        "{0} is no name of a topic: write 1 to 249 of the characters a-z, A-Z, 0-9, '.', '_' and '-', and not '.' or "
        + "'..'");

    public static readonly DiagnosticDescriptor DuplicateTopic = Rule.Error(
        "MR0203", "A source names each topic once",
        "{0} is named before: remove it here");

    public static readonly DiagnosticDescriptor KeyPart = Rule.Error(
        "MR0204", "Every part of a message key can be one",
        "'{0}' cannot be a part of a message key, because {1}");

    public static readonly DiagnosticDescriptor KeyType = Rule.Error(
        "MR0205", "A message key is a string, an integer, a Guid or bytes, or several of them",
        "'{0}' of type '{1}' cannot be a message key: make it a " + Common.KeyCodecs.Supported
        + ", or a positional record struct of such parts");

    public static readonly DiagnosticDescriptor TwoTimestamps = Rule.Error(
        "MR0206", "A record has one timestamp",
        "'{0}' is a second [Timestamp] beside '{1}': keep one of them");

    public static readonly DiagnosticDescriptor TimestampType = Rule.Error(
        "MR0207", "A timestamp is a DateTimeOffset, a DateTime or Unix milliseconds",
        "'{0}' of type '{1}' cannot be the timestamp: make it a DateTimeOffset, a DateTime or a long of Unix "
        + "milliseconds");

    public static readonly DiagnosticDescriptor Duration = Rule.Error(
        "MR0208", "A duration can be read",
        "{0} is no duration for {1}: write {2}");

    public static readonly DiagnosticDescriptor Schema = Rule.Error(
        "MR0211", "A schema of your own is one of its record",
        "'{0}' cannot be the schema of '{1}': {2}");

    public static readonly DiagnosticDescriptor SchemaAndFormat = Rule.Error(
        "MR0212", "A schema of your own has the format that it has",
        "This Format would do nothing, because '{0}' says how the value is laid out: remove one of the two");

    public static readonly DiagnosticDescriptor MetadataType = Rule.Error(
        "MR0213", "A metadata member has the type of what it holds",
        "'{0}' of type '{1}' cannot hold the {2}: make it {3}");

    public static readonly DiagnosticDescriptor MetadataInSink = Rule.Error(
        "MR0214", "A sink has no metadata",
        "'{0}' cannot be [Metadata], because '{1}' is a [KafkaSink], and Kafka alone says what it would hold: remove "
        + "the attribute, or read and write by two types");

    public static readonly DiagnosticDescriptor HeaderType = Rule.Error(
        "MR0215", "A header is a string, bytes, an integer or a Guid",
        "'{0}' of type '{1}' cannot be a header: make it a byte[], ReadOnlyMemory<byte>, "
        + Common.KeyCodecs.Supported);

    public static readonly DiagnosticDescriptor Header = Rule.Error(
        "MR0216", "A header is one member's",
        "This [Header] cannot be: {0}");

    public static readonly DiagnosticDescriptor TimestampMethod = Rule.Error(
        "MR0217", "A timestamp method takes the record",
        "'{0}' cannot be the [Timestamp]: make it 'static DateTimeOffset {0}({1} record)', with 'in RecordMetadata "
        + "metadata' behind the record if it needs that");

    public static readonly DiagnosticDescriptor MetadataPlace = Rule.Error(
        "MR0220", "A metadata member has no other place",
        "'{0}' cannot be [Metadata], because it is the [MessageKey]: remove one of the two");

    public static readonly DiagnosticDescriptor KeyFormat = Rule.Warning(
        "MR0250", "A key's format changes its bytes",
        "Format does nothing here, because a '{0}' has the same bytes without it: remove it");

    public static readonly DiagnosticDescriptor NothingToRead = Rule.Warning(
        "MR0251", "A bounded source has something to read",
        "'{0}' starts and stops at the latest record, so that its first run reads nothing: use StartFrom.Earliest, or "
        + "remove StopAt");

    public static readonly DiagnosticDescriptor OutsideOfSchema = Rule.Warning(
        "MR0253", "A schema of your own has the whole message",
        "[{0}] does nothing here, because '{1}' alone makes the record or the message: remove it, and let a keyed "
        + "schema do what it says");

    public static readonly DiagnosticDescriptor Secret = Rule.Warning(
        "MR0252", "A secret is in the configuration, not in an attribute",
        "This argument of [{0}] looks like a secret, and would be in the source and in the assembly for all to read: "
        + "take it back, and give the client its secrets by configuration, such as Millrace:Kafka:sasl.password");
}
