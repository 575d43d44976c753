namespace Millrace.Generators.Records.Models;

/// <summary>A member of an object.</summary>
internal sealed record MemberModel
{
    /// <summary>The member's name, as C# writes it.</summary>
    public required string Name { get; init; }

    /// <summary>The local variable that it is read into.</summary>
    public required string Local { get; init; }

    /// <summary>The second local variable, which says that it was read.</summary>
    public required string HasLocal { get; init; }

    /// <summary>Its name in JSON objects and MessagePack maps.</summary>
    public required string JsonName { get; init; }

    /// <summary>Its place in a MessagePack array; null where members have names, and for one in no value.</summary>
    public int? Place { get; init; }

    public required ValueModel Value { get; init; }

    /// <summary>How what was read gets into the object.</summary>
    public required MemberSetting Setting { get; init; }

    /// <summary>True when it must be in the JSON text.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>True when it can be read from an object, to be written.</summary>
    public required bool IsWritten { get; init; }

    /// <summary>When it is written, where <see cref="IsWritten"/>.</summary>
    public MemberWriting Writing { get; init; }

    /// <summary>True for the one that takes the JSON members which the type does not have.</summary>
    public bool TakesExtra { get; init; }

    /// <summary>What it is when it is not in the JSON text, as C# writes it.</summary>
    public required string Default { get; init; }

    /// <summary>The type that declares it, as C# writes it, where <see cref="Setting"/> needs to know.</summary>
    public required string DeclaringType { get; init; }

    /// <summary>Where it is, when it has a place of its own in a message; null when it is in the value.</summary>
    public required OutsideModel? Outside { get; init; }

    /// <summary>True when an object that lacks it keeps what its initializer or constructor gave.</summary>
    public bool KeepsDefault => Setting is MemberSetting.Assigned or MemberSetting.Accessor;
}

/// <summary>The place of a member outside of the value.</summary>
/// <param name="Attribute">What says so, for comments: <c>[MessageKey]</c>.</param>
/// <param name="Read">The expression that reads it from <c>view</c>.</param>
/// <param name="IsInValue">True when a sink writes it into the value as well.</param>
internal sealed record OutsideModel(string Attribute, string Read, bool IsInValue);

/// <summary>A member that a sink writes as a header.</summary>
/// <param name="Member">The member, as C# writes it.</param>
/// <param name="Name">The header's name.</param>
/// <param name="Type">The member's type, without null.</param>
/// <param name="Codec">The type that lays it out in bytes.</param>
internal sealed record HeaderModel(string Member, string Name, string Type, string Codec);

internal enum MemberWriting
{
    Always,

    /// <summary>Unless it is null.</summary>
    NotNull,

    /// <summary>Unless it is its type's default.</summary>
    NotDefault,
}

internal enum MemberSetting
{
    /// <summary>Not read: it is computed.</summary>
    None,

    /// <summary>By the constructor.</summary>
    Constructor,

    /// <summary>By the object initializer.</summary>
    Initializer,

    /// <summary>By both, because the compiler insists on a required member that the constructor takes too.</summary>
    ConstructorAndInitializer,

    /// <summary>After the object was made, if it was there.</summary>
    Assigned,

    /// <summary>The same for an init-only member, which C# has no statement for.</summary>
    Accessor,
}
