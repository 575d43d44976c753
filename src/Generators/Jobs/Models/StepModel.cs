using Millrace.Generators.Common;

namespace Millrace.Generators.Jobs.Models;

/// <summary>One thing that happens to a record: a generated class, and the call that wires it into a task.</summary>
internal abstract record StepModel
{
    /// <summary>The user's method, as messages name it: <c>AirportDelays.Add</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The class to generate; no member of the job has this name.</summary>
    public required string ClassName { get; init; }

    /// <summary>The type of what comes in: a record, or a tombstone.</summary>
    public required string Input { get; init; }

    /// <summary>The type of the source's records.</summary>
    public virtual string Source => Input;

    /// <summary>What goes out.</summary>
    public abstract IEnumerable<OutputModel> Outputs { get; }
}

/// <summary>A handler that is called for each record.</summary>
internal sealed record HandlerModel : StepModel
{
    public required CallModel Call { get; init; }

    /// <summary>The states that are passed by reference, in the order of the parameters.</summary>
    public required EquatableArray<StateModel> States { get; init; }

    /// <summary>Where the record's metadata stands among the states; null when the handler does not take it.</summary>
    public required int? MetadataAt { get; init; }

    /// <summary>The tombstones that come in; null for records.</summary>
    public required TombstoneModel? Tombstone { get; init; }

    public override string Source => Tombstone?.Record ?? Input;

    public override IEnumerable<OutputModel> Outputs => Call.Output == null ? [] : [Call.Output];
}

/// <summary>A tumbling window: the methods that add to it, close it and take what is late for it.</summary>
internal sealed record WindowModel : StepModel
{
    public required StateModel State { get; init; }

    public required long SizeMs { get; init; }

    public required long OffsetMs { get; init; }

    public required long AllowedLatenessMs { get; init; }

    /// <summary>The user's method that adds a record.</summary>
    public required string Add { get; init; }

    /// <summary>True when that method takes the record's metadata.</summary>
    public required bool AddTakesMetadata { get; init; }

    public required CallModel Close { get; init; }

    /// <summary>Null when late records are dropped and counted.</summary>
    public required LateModel? Late { get; init; }

    public override IEnumerable<OutputModel> Outputs =>
        new[] { Close.Output, Late?.Call.Output }.OfType<OutputModel>();
}

/// <summary>The tombstones of a source.</summary>
/// <param name="Record">The type of the source's records.</param>
/// <param name="Key">Their key.</param>
internal sealed record TombstoneModel(string Record, MessageKey Key);

/// <summary>The method that takes late records.</summary>
/// <param name="Call">The method.</param>
/// <param name="TakesWindow">True when it wants to know the window that was missed.</param>
/// <param name="TakesMetadata">True when it takes the record's metadata as well.</param>
internal sealed record LateModel(CallModel Call, bool TakesWindow, bool TakesMetadata);
