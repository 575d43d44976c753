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

    /// <summary>True when a JSON member that the type does not have is an error.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What JSON says of the object's type, ahead of its members; null when it says nothing.</summary>
    public KindModel? Kind { get; init; }

    /// <summary>The member that takes JSON members which the type does not have.</summary>
    public MemberModel? Extra => Members.FirstOrDefault(member => member.TakesExtra);
}

/// <summary>How JSON says which of several types an object is.</summary>
/// <param name="Name">The member that says it: <c>$type</c>.</param>
/// <param name="Text">The value for this type, where it is a string.</param>
/// <param name="Number">The value for this type, where it is a number.</param>
internal sealed record KindModel(string Name, string? Text, int Number);

/// <summary>An array.</summary>
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

    /// <summary>A <c>HashSet</c>, for itself and for the interfaces that it has.</summary>
    Set,
}

/// <summary>A JSON object with any names, a MessagePack map with any keys.</summary>
internal sealed record DictionaryModel(string Name, string Type, KeyKind KeyKind, ValueModel Key, ValueModel Value)
    : ShapeModel(Name, Type);

/// <summary>How the key of a dictionary is a name in JSON.</summary>
internal enum KeyKind
{
    /// <summary>As it is.</summary>
    String,

    /// <summary>As the text that a string of that value would have.</summary>
    Text,

    /// <summary>As a number's digits.</summary>
    Bare,

    /// <summary>As True or False.</summary>
    Boolean,

    /// <summary>One or the other.</summary>
    Enum,
}

/// <summary>An enum, by name or number.</summary>
/// <param name="Name">Names its methods.</param>
/// <param name="Type">The type, as C# writes it.</param>
/// <param name="Number">The number that it is underneath, as readers and writers name it: <c>Int32</c>.</param>
/// <param name="NumberType">The same as C# writes it.</param>
/// <param name="Names">Its values, in the order of declaration.</param>
/// <param name="Writing">How JSON has it.</param>
internal sealed record EnumModel(
    string Name, string Type, string Number, string NumberType, EquatableArray<EnumNameModel> Names,
    EnumWriting Writing) : ShapeModel(Name, Type);

/// <summary>A value of an enum.</summary>
/// <param name="Member">Its name in C#.</param>
/// <param name="Text">Its name in JSON.</param>
/// <param name="IsWritten">True for the first of those that are the same number.</param>
internal sealed record EnumNameModel(string Member, string Text, bool IsWritten);

internal enum EnumWriting
{
    /// <summary>By number.</summary>
    Number,

    /// <summary>By name where it has one.</summary>
    Name,

    /// <summary>By the names of all flags that are set, where these are all.</summary>
    FlagNames,
}

/// <summary>A number that may be in a JSON string.</summary>
/// <param name="Name">Names its methods.</param>
/// <param name="Type">The type, as C# writes it.</param>
/// <param name="Reader">The method that reads the number itself.</param>
/// <param name="Writer">The method that writes the number itself.</param>
/// <param name="Form">What is allowed.</param>
internal sealed record NumberModel(string Name, string Type, string Reader, string Writer, NumberForm Form)
    : ShapeModel(Name, Type);

/// <summary>The forms that a number may have in JSON beside a plain one.</summary>
/// <param name="IsReadFromText">A string of its digits is read.</param>
/// <param name="IsWrittenAsText">It is written as a string of its digits.</param>
/// <param name="HasNames">NaN and the infinities are written by name, and read.</param>
/// <param name="IsFloat">It is of a type that has NaN and infinities.</param>
internal sealed record NumberForm(bool IsReadFromText, bool IsWrittenAsText, bool HasNames, bool IsFloat);

/// <summary>One of a closed set of types.</summary>
/// <param name="Name">Names its methods.</param>
/// <param name="Type">The type that they have in common, as C# writes it.</param>
/// <param name="KindName">The JSON member that says which it is.</param>
/// <param name="Cases">The types.</param>
/// <param name="Plain">The methods of the common type, for objects that say nothing; null where it is abstract.</param>
internal sealed record UnionModel(
    string Name, string Type, string KindName, EquatableArray<UnionCaseModel> Cases, ValueModel? Plain)
    : ShapeModel(Name, Type);

/// <summary>One type of a closed set.</summary>
/// <param name="Kind">How values say that they are of this type; in MessagePack its number alone counts.</param>
/// <param name="Value">Reads and writes them.</param>
/// <param name="IsSealed">True when no other type derives from it.</param>
internal sealed record UnionCaseModel(KindModel Kind, ValueModel Value, bool IsSealed);
