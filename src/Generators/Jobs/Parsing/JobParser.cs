using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Models;
using Millrace.Generators.Jobs.Parsing.Handlers;
using Millrace.Generators.Jobs.Parsing.Windows;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>Reads a <c>[StreamJob]</c> class: a model of its wiring, or all that is wrong with it, at once.</summary>
internal static class JobParser
{
    public static JobParseResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        AttributeData attribute = context.Attributes[0];
        if (context.TargetSymbol is not INamedTypeSymbol type || IsRepeated(type, attribute))
            return JobParseResult.Nothing;

        JobScope scope = new(type, context.SemanticModel.Compilation);
        JobSettings settings = JobSettings.Parse(scope, attribute);
        JobTypeModel typeModel = JobTypeParser.Parse(scope, settings.Name);
        IReadOnlyList<ServiceModel> services = ConstructorParser.Parse(scope);
        cancellation.ThrowIfCancellationRequested();

        StateTable states = new(scope);
        IReadOnlyList<StepModel> steps = ParseSteps(scope, states, cancellation);
        if (scope.IsBroken) return Broken(scope, typeModel);
        return new(Model(typeModel, settings, services, steps, states), default);
    }

    /// <summary>A second attribute on another part of the class is the compiler's error, and no second job.</summary>
    private static bool IsRepeated(INamedTypeSymbol type, AttributeData attribute) =>
        !ReferenceEquals(JobAttributes.Find(type, "StreamJob"), attribute);

    private static JobParseResult Broken(JobScope scope, JobTypeModel type) => new(null, scope.Diagnostics)
    {
        Placeholder = scope.Type is { TypeKind: TypeKind.Class, IsRecord: false } && Partials.CanBeAdded(scope.Type)
            ? new(type, scope.Diagnostics.Suppressed(CSharpNames.Dotted(scope.Type)))
            : null,
    };

    private static List<StepModel> ParseSteps(JobScope scope, StateTable states, CancellationToken cancellation)
    {
        JobMethods methods = JobMethods.Sort(scope);
        ClassNames names = new(scope.Type);
        HandlerParser handlers = new(scope, states, names);
        WindowParser windows = new(scope, states, names, methods);
        List<StepModel> steps = [];
        foreach (IMethodSymbol method in methods.Handlers)
        {
            cancellation.ThrowIfCancellationRequested();
            StepModel? step = JobAttributes.Find(method, JobAttributes.TumblingWindow) is { } window
                ? windows.Parse(method, window)
                : handlers.Parse(method);
            if (step != null) steps.Add(step);
        }
        if (!methods.Any) scope.Report(JobRules.NoHandler, SourcePlaces.Name(scope.Type), scope.Type.Name);
        return steps;
    }

    private static JobModel Model(
        JobTypeModel type, JobSettings settings, IReadOnlyList<ServiceModel> services, IReadOnlyList<StepModel> steps,
        StateTable states) => new()
        {
            Type = type,
            Name = settings.Name,
            Delivery = settings.Delivery,
            CheckpointIntervalMs = settings.CheckpointIntervalMs,
            Services = new(services),
            Sources = new(steps.Select(step => step.Source).Distinct()),
            Sinks = new(steps.SelectMany(step => step.Outputs).Select(output => output.Sink).Distinct()),
            States = new(states.All),
            Steps = new(steps),
        };
}
