using Millrace.Generators.Common;

namespace Millrace.Generators.Jobs.Models;

/// <summary>A job with nothing wrong: all that its wiring is written from.</summary>
internal sealed record JobModel
{
    public required JobTypeModel Type { get; init; }

    /// <summary>The job's name, as its attribute gives it.</summary>
    public required string Name { get; init; }

    /// <summary>The member of <c>Millrace.Delivery</c>.</summary>
    public required string Delivery { get; init; }

    public required long CheckpointIntervalMs { get; init; }

    public required EquatableArray<ServiceModel> Services { get; init; }

    /// <summary>The types of the records that come in, each once, in the order of first use.</summary>
    public required EquatableArray<string> Sources { get; init; }

    /// <summary>The types of the records that go out, each once, in the order of first use.</summary>
    public required EquatableArray<string> Sinks { get; init; }

    public required EquatableArray<StateModel> States { get; init; }

    /// <summary>Handlers and windows in the order of their declaration, which is the order they run in.</summary>
    public required EquatableArray<StepModel> Steps { get; init; }
}
