using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.Formats;

/// <summary>Reads <c>Format</c> of <c>[KafkaSource]</c> and <c>[KafkaSink]</c>.</summary>
internal static class FormatParser
{
    private const string Property = "Format";
    private const string Metadata = "IncludeMetadata";

    /// <summary>The record's format, of which <paramref name="scope"/> takes the conventions.</summary>
    public static RecordFormat Parse(RecordScope scope, AttributeData? source, AttributeData? sink)
    {
        RecordFormat? ofSource = Of(scope, source), ofSink = Of(scope, sink);
        if (ofSource != null && ofSink != null && ofSource != ofSink)
            scope.Report(FormatRules.TwoFormats, Attributes.PlaceOf(sink!, Property), scope.Type.Name);
        if (ofSink == RecordFormat.JsonKeyValue)
            scope.Report(FormatRules.OnlyRead, Attributes.PlaceOf(sink!, Property), scope.Type.Name);
        RecordFormat format = ofSource ?? ofSink ?? RecordFormat.Json;
        if (IncludesMetadata(source) && ofSource != RecordFormat.JsonKeyValue)
            scope.Report(FormatRules.IncludeMetadata, Attributes.PlaceOf(source!, Metadata), scope.Type.Name);
        scope.Format = format switch
        {
            RecordFormat.MessagePack => MessagePackConventions.Instance,
            // Where the value is one member, [JsonIgnore] and [JsonConstructor] are taken as well.
            _ => JsonConventions.Instance,
        };
        return format;
    }

    /// <summary>What the generated struct that reads and writes the value is called.</summary>
    public static string SchemaStruct(RecordFormat format) => format switch
    {
        RecordFormat.Json => "Json",
        // Not just "MessagePack": inside of the record that would hide the namespace of the attributes.
        RecordFormat.MessagePack => "MessagePackSchema",
        _ => "Payload",
    };

    public static bool IncludesMetadata(AttributeData? source) =>
        source != null && Attributes.Named(source, Metadata)?.Value is true;

    private static RecordFormat? Of(RecordScope scope, AttributeData? attribute)
    {
        // A schema of the user's own has no format, and so none that could differ from that of the other attribute.
        if (attribute == null || Attributes.Named(attribute, "Schema") is { IsNull: false }) return null;
        if (Attributes.Named(attribute, Property) is not { } written) return RecordFormat.Json;
        if (written.Value is int number && Enum.IsDefined(typeof(RecordFormat), number)) return (RecordFormat)number;
        scope.Report(
            FormatRules.UnknownFormat, Attributes.PlaceOf(attribute, Property), $"{written.Value}",
            string.Join(", ", Enum.GetNames(typeof(RecordFormat)).Select(name => $"RecordFormat.{name}")));
        return null;
    }
}
