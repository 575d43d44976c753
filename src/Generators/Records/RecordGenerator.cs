using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Emitting;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing;
using Millrace.Generators.Records.Parsing.States;
using Millrace.Generators.Records.StateLocks;

namespace Millrace.Generators.Records;

/// <summary>Writes the schemas of source and sink records, and the codecs of states. Wiring only.</summary>
[Generator]
public sealed class RecordGenerator : IIncrementalGenerator
{
    internal const string Sources = nameof(Sources);
    internal const string Sinks = nameof(Sinks);
    internal const string SourceModels = nameof(SourceModels);
    internal const string SinkModels = nameof(SinkModels);
    internal const string States = nameof(States);
    internal const string StateModels = nameof(StateModels);
    internal const string Sides = nameof(Sides);
    internal const string SideModels = nameof(SideModels);
    internal const string DeclaredStates = nameof(DeclaredStates);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        AddRecords(context, "Millrace.KafkaSourceAttribute", Sources, SourceModels);
        AddRecords(context, "Millrace.KafkaSinkAttribute", Sinks, SinkModels);
        AddStates(context);
        AddSides(context, "Millrace.JsonSchemaAttribute`1", SideParser.ParseJson);
        AddSides(context, "Millrace.MessagePackSchemaAttribute`1", SideParser.ParseMessagePack);
    }

    private static void AddSides(
        IncrementalGeneratorInitializationContext context, string attribute,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, Parsed<SideModel>> parse)
    {
        IncrementalValuesProvider<Parsed<SideModel>> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (_, _) => true, parse)
            .WithTrackingName(Sides);
        context.RegisterSourceOutput(
            parsed.SelectMany(static (side, _) => Models(side.Model)).WithTrackingName(SideModels),
            static (output, model) => output.AddSource(model.Type.HintName + ".Schema.g.cs", SideEmitter.Emit(model)));
        AddErrors(context, parsed, ".Schema.g.cs");
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
        AddErrors(context, parsed, ".g.cs");
    }

    private static void AddStates(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Parsed<StateModel>> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName("Millrace.StateAttribute", static (_, _) => true, StateParser.Parse)
            .WithTrackingName(States);
        context.RegisterSourceOutput(
            parsed.SelectMany(static (state, _) => Models(state.Model)).WithTrackingName(StateModels),
            static (output, model) => output.AddSource(model.Type.HintName + ".State.g.cs", StateEmitter.Emit(model)));
        AddErrors(context, parsed, ".State.g.cs");
        StateLocking.Add(
            context, parsed.SelectMany(static (state, _) => Declared(state)).WithTrackingName(DeclaredStates));
    }

    private static void AddErrors<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Parsed<T>> parsed, string suffix)
        where T : class
    {
        context.Report(parsed.SelectMany(static (record, _) => record.Diagnostics));
        context.RegisterSourceOutput(
            parsed.SelectMany(static (record, _) => Models(record.Placeholder)),
            (output, model) => output.AddSource(model.Type.HintName + suffix, PlaceholderEmitter.Emit(model)));
    }

    private static IEnumerable<DeclaredState> Declared(Parsed<StateModel> parsed) => parsed switch
    {
        { Model: { } model } => [new(new(model.DisplayName, model.Version, model.Shape), parsed.Place)],
        { Diagnostics.Count: > 0 } => [new(null, parsed.Place)],
        _ => [],
    };

    private static IEnumerable<T> Models<T>(T? model) where T : class => model == null ? [] : [model];
}
