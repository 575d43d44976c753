using Millrace.Generators.Common;

namespace Millrace.Generators.Records.Models;

/// <summary>A state with nothing wrong: all that its codec is written from.</summary>
internal sealed record StateModel
{
    public required PartialType Type { get; init; }

    /// <summary>The type's name, for messages.</summary>
    public required string DisplayName { get; init; }

    public required int Version { get; init; }

    /// <summary>Names and types of all members, as checkpoints keep them.</summary>
    public required string Shape { get; init; }

    public required StateObject Root { get; init; }

    /// <summary>
    /// Every struct and collection inside of the state that needs methods of its own, in the order of first use.
    /// </summary>
    public required EquatableArray<StateShape> Shapes { get; init; }
}

/// <summary>
/// Something that is read and written by generated methods: <c>Read{Name}</c> and <c>Write{Name}</c>.
/// </summary>
internal abstract record StateShape(string Name, string Type);

/// <summary>A struct.</summary>
/// <param name="Name">Names its methods.</param>
/// <param name="Type">The type, as C# writes it.</param>
/// <param name="Arguments">The members that the constructor takes, in its order, by their local variable.</param>
/// <param name="Members">Everything that an instance holds, in the order of declaration.</param>
internal sealed record StateObject(
    string Name, string Type, EquatableArray<string> Arguments, EquatableArray<StateMember> Members)
        : StateShape(Name, Type);

/// <summary>An <c>ImmutableArray</c>.</summary>
internal sealed record StateArray(string Name, string Type, StateValue Element) : StateShape(Name, Type);

/// <summary>A property or field of a state.</summary>
/// <param name="Name">Its name, as C# writes it.</param>
/// <param name="Local">The local variable that it is read into.</param>
/// <param name="IsInitialized">True when the object initializer sets it, not the constructor.</param>
/// <param name="Value">Its type.</param>
internal sealed record StateMember(string Name, string Local, bool IsInitialized, StateValue Value);

/// <summary>How a value of some type is kept.</summary>
/// <param name="Type">The type, as C# writes it.</param>
/// <param name="Shape">The type as checkpoints name it: <c>int32</c>.</param>
/// <param name="Read">The expression that reads it.</param>
/// <param name="Write">The statement that writes it, <c>{0}</c> for the value.</param>
/// <param name="IsNullable">True for <c>T?</c> of a value type: the other members are those of <c>T</c>.</param>
internal sealed record StateValue(string Type, string Shape, string Read, string Write, bool IsNullable);
