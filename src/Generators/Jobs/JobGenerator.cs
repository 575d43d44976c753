using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Jobs.Emitting;
using Millrace.Generators.Jobs.Parsing;

namespace Millrace.Generators.Jobs;

/// <summary>Writes the wiring of each <c>[StreamJob]</c> class. Thread-safe: it has no state.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class JobGenerator : IIncrementalGenerator
{
    /// <summary>The step that gives the models, by which tests find it.</summary>
    internal const string ModelStep = "Jobs.Model";

    /// <summary>The step that gives the diagnostics.</summary>
    internal const string DiagnosticsStep = "Jobs.Diagnostics";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<JobParseResult> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(JobAttributes.StreamJob, static (_, _) => true, JobParser.Parse);

        context.RegisterSourceOutput(
            parsed.Select(static (result, _) => result.Model).WithTrackingName(ModelStep),
            static (output, model) =>
            {
                if (model != null) output.AddSource(model.Type.HintName, JobEmitter.Emit(model));
            });

        context.RegisterSourceOutput(
            parsed.Select(static (result, _) => result.Placeholder),
            static (output, model) =>
            {
                if (model != null) output.AddSource(model.Type.HintName, PlaceholderEmitter.Emit(model));
            });

        context.Report(parsed.SelectMany(static (result, _) => result.Diagnostics).WithTrackingName(DiagnosticsStep));
    }
}
