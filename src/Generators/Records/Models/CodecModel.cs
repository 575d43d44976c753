using Millrace.Generators.Common;

namespace Millrace.Generators.Records.Models;

/// <summary>What reads and writes one type of value: a record, or a type that is described on the side.</summary>
internal sealed record CodecModel
{
    /// <summary>The type, as C# writes it.</summary>
    public required string Type { get; init; }

    /// <summary>The type's name, for comments.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The name of the generated struct.</summary>
    public required string Struct { get; init; }

    public required bool IsRead { get; init; }

    public required bool IsWritten { get; init; }

    /// <summary>The members of a record; null for a value whose own methods are those of a shape.</summary>
    public required ObjectModel? Root { get; init; }

    /// <summary>The value; null for a record.</summary>
    public ValueModel? Content { get; init; }

    /// <summary>Every other type that needs a method of its own, in the order of first use.</summary>
    public required EquatableArray<ShapeModel> Shapes { get; init; }

    /// <summary>The date patterns, in the order of first use.</summary>
    public required EquatableArray<string> DateFormats { get; init; }

    /// <summary>All objects.</summary>
    public IEnumerable<ObjectModel> Objects => Root == null
        ? Shapes.OfType<ObjectModel>()
        : Shapes.OfType<ObjectModel>().Prepend(Root);

    public static CodecModel Of(RecordModel record) => new()
    {
        Type = record.Type.Name,
        DisplayName = record.DisplayName,
        Struct = record.SchemaStruct,
        IsRead = record.IsRead,
        IsWritten = record.IsWritten,
        Root = record.Root,
        Shapes = record.Shapes,
        DateFormats = record.DateFormats,
    };
}
