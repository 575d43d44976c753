using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Formats;
using Millrace.Generators.Records.Parsing.Messages;
using Millrace.Generators.Records.Parsing.Objects;
using Millrace.Generators.Records.Parsing.Values;

namespace Millrace.Generators.Records.Parsing;

/// <summary>
/// Reads a <c>[KafkaSource]</c> or <c>[KafkaSink]</c> record: a model of its schemas, or everything that is wrong with
/// it at once.
/// </summary>
internal static class RecordParser
{
    public static Parsed<RecordModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || !IsFirst(type, context.Attributes[0]))
            return new(null, default);
        cancellation.ThrowIfCancellationRequested();

        RecordScope scope = new(type, context.SemanticModel.Compilation);
        RecordModel? model = Parse(scope);
        if (!scope.IsBroken || model == null) return new(model, scope.Diagnostics);
        return new(null, scope.Diagnostics) { Placeholder = Placeholders.OfRecord(scope, model.Type, model.Key) };
    }

    /// <summary>
    /// False for all but one attribute of a record that is source and sink, or whose parts repeat an attribute: the one
    /// file of a type is written once.
    /// </summary>
    private static bool IsFirst(INamedTypeSymbol type, AttributeData attribute) =>
        ReferenceEquals(Attributes.Find(type, "KafkaSource") ?? Attributes.Find(type, "KafkaSink"), attribute);

    private static RecordModel? Parse(RecordScope scope)
    {
        INamedTypeSymbol type = scope.Type;
        AttributeData? source = Attributes.Find(type, "KafkaSource");
        AttributeData? sink = Attributes.Find(type, "KafkaSink");
        scope.IsSink = sink != null;
        PartialType partial = PartialTypeParser.Parse(scope);
        RecordFormat format = FormatParser.Parse(scope, source, sink);
        if (type.IsStatic) return null;
        IReadOnlyList<ISymbol> all = RecordMembers.OfRecord(scope);
        IReadOnlyList<IPropertySymbol> members = [.. all.OfType<IPropertySymbol>()];
        KeyMembers? key = KeyParser.Parse(scope, members);
        TimestampModel? timestamp = TimestampParser.Parse(scope, members, isSource: source != null);
        SourceModel? sourceModel = source == null ? null : SourceOf(scope, source, timestamp);
        SinkModel? sinkModel = sink == null ? null : SinkOf(scope, sink);
        OutsideParser outside = new(scope, sourceModel, sinkModel);
        outside.Parse(members, key);

        ValueGraph graph = new(scope, reads: sourceModel is { Schema: null });
        NamingPolicy naming = JsonNames.PolicyOf(type) ?? NamingPolicy.CamelCase;
        ObjectSymbols symbols = new(type, type.Name, naming, all, outside.Places);
        bool isWritten = sinkModel is { Schema: null };
        return new()
        {
            Type = partial,
            DisplayName = CSharp.Path(type),
            Source = sourceModel,
            Sink = sinkModel,
            Key = key?.Key,
            Headers = new(outside.Headers),
            Format = format,
            Encoding = EncodingParser.Parse(scope, source, sink),
            SchemaStruct = FreeName(type, FormatParser.SchemaStruct(format)),
            MessageStruct = FreeName(type, "MessageSchema"),
            Root = graph.Reads || isWritten ? RootOf(graph, symbols, format, isWritten) : Nothing(symbols),
            Shapes = new(graph.Shapes),
            DateFormats = new(graph.DateFormats),
        };
    }

    private static ObjectModel RootOf(ValueGraph graph, ObjectSymbols symbols, RecordFormat format, bool writes) =>
        format is RecordFormat.Json or RecordFormat.MessagePack
            ? ObjectParser.Parse(graph, symbols)
            : new PayloadParser(graph.Scope, format, graph.Reads, writes).Parse(symbols);

    /// <summary>The members of a record that schemas of the user's own read and write: none that concern us.</summary>
    private static ObjectModel Nothing(ObjectSymbols symbols) =>
        new(symbols.Name, CSharp.Full(symbols.Type), symbols.Type.IsReferenceType, default, default);

    private static SourceModel SourceOf(RecordScope scope, AttributeData source, TimestampModel? timestamp)
    {
        string startFrom = Attributes.MemberName(Attributes.Named(source, "StartFrom")) ?? "Earliest";
        string stopAt = Attributes.MemberName(Attributes.Named(source, "StopAt")) ?? "Never";
        if (startFrom == "Latest" && stopAt == "Latest")
            scope.Report(TopicRules.NothingToRead, Attributes.PlaceOf(source, "StopAt"), scope.Type.Name);
        return new(
            new(TopicParser.OfSource(scope, source)), startFrom, stopAt, timestamp,
            CustomSchemaParser.Parse(scope, source, "DeserializationSchema"));
    }

    private static SinkModel SinkOf(RecordScope scope, AttributeData sink) =>
        new(TopicParser.OfSink(scope, sink), CustomSchemaParser.Parse(scope, sink, "SerializationSchema"));

    /// <summary>A name for the generated struct that hides no member of the record.</summary>
    public static string FreeName(INamedTypeSymbol type, string name)
    {
        while (type.Name == name || HasMember(type, name)) name += "Schema";
        return name;
    }

    private static bool HasMember(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? part = type; part != null; part = part.BaseType)
            if (!part.GetMembers(name).IsEmpty) return true;
        return false;
    }
}
