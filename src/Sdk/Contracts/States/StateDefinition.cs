namespace Millrace.Contracts;

/// <summary>A state type as checkpoints know it.</summary>
public sealed record StateDefinition
{
    /// <summary>The type's name, for messages.</summary>
    public required string Type { get; init; }

    /// <summary>The version that its attribute gives.</summary>
    public required int Version { get; init; }

    /// <summary>The shape: member names and types in order, for example <c>Flights:int32,Minutes:int64</c>.</summary>
    public required string Shape { get; init; }

    /// <summary>The definition of <typeparamref name="T"/>.</summary>
    public static StateDefinition Of<T>() where T : struct, IStateRecord<T> => T.State;
}
