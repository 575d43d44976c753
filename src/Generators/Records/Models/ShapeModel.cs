using Millrace.Generators.Common;

namespace Millrace.Generators.Records.Models;

/// <summary>A type that is read and written by generated methods: <c>Read{Name}</c> and <c>Write{Name}</c>.</summary>
internal abstract record ShapeModel(string Name, string Type);

/// <summary>An object with members: of JSON by name, of MessagePack by name or place.</summary>
/// <param name="Name">Names its methods.</param>
/// <param name="Type">The type, as C# writes it.</param>
/// <param name="IsReference">True for a class.</param>
/// <param name="Arguments">The members that the constructor takes, in its order, by their local variable.</param>
/// <param name="Members">The members in the order of declaration, inherited ones first.</param>
internal sealed record ObjectModel(
    string Name, string Type, bool IsReference, EquatableArray<string> Arguments, EquatableArray<MemberModel> Members)
    : ShapeModel(Name, Type)
{
    /// <summary>True for a MessagePack array, where members have places.</summary>
    public bool IsArray { get; init; }
}

/// <summary>A JSON array.</summary>
/// <param name="Name">Names its methods.</param>
/// <param name="Type">The type, as C# writes it.</param>
/// <param name="Kind">What is built.</param>
/// <param name="Element">Its elements.</param>
internal sealed record CollectionModel(string Name, string Type, CollectionKind Kind, ValueModel Element)
    : ShapeModel(Name, Type);

internal enum CollectionKind
{
    /// <summary>A <c>List</c>, for itself and for the interfaces that it has.</summary>
    List,
    Array,
    ImmutableArray,
}

/// <summary>A JSON object with any names.</summary>
internal sealed record DictionaryModel(string Name, string Type, ValueModel Value) : ShapeModel(Name, Type);

/// <summary>An enum, by name or number.</summary>
/// <param name="Name">Names its methods.</param>
/// <param name="Type">The type, as C# writes it.</param>
/// <param name="Number">The number that it is underneath, as readers and writers name it: <c>Int32</c>.</param>
/// <param name="NumberType">The same as C# writes it.</param>
/// <param name="Names">The names that are read, in the order of declaration.</param>
/// <param name="WrittenNames">The names that are written: the first of each value; none for flags.</param>
internal sealed record EnumModel(
    string Name, string Type, string Number, string NumberType, EquatableArray<string> Names,
    EquatableArray<string> WrittenNames) : ShapeModel(Name, Type);
