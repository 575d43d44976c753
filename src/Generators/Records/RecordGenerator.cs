using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Emitting;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing;

namespace Millrace.Generators.Records;

/// <summary>Writes the schemas of source and sink records, and the codecs of states.</summary>
[Generator]
public sealed class RecordGenerator : IIncrementalGenerator
{
    internal const string Sources = nameof(Sources);
    internal const string Sinks = nameof(Sinks);
    internal const string SourceModels = nameof(SourceModels);
    internal const string SinkModels = nameof(SinkModels);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        AddRecords(context, "Millrace.KafkaSourceAttribute", Sources, SourceModels);
        AddRecords(context, "Millrace.KafkaSinkAttribute", Sinks, SinkModels);
    }

    private static void AddRecords(
        IncrementalGeneratorInitializationContext context, string attribute, string parsedStep, string modelsStep)
    {
        IncrementalValuesProvider<Parsed<RecordModel>> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (_, _) => true, RecordParser.Parse)
            .WithTrackingName(parsedStep);
        context.RegisterSourceOutput(
            parsed.SelectMany(static (record, _) => Models(record.Model)).WithTrackingName(modelsStep),
            static (output, model) => output.AddSource(model.Type.HintName + ".g.cs", RecordEmitter.Emit(model)));
        AddDiagnostics(context, parsed);
    }

    private static void AddDiagnostics<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Parsed<T>> parsed) where T : class =>
        context.RegisterSourceOutput(
            parsed.SelectMany(static (record, _) => record.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));

    private static IEnumerable<T> Models<T>(T? model) where T : class => model == null ? [] : [model];
}
