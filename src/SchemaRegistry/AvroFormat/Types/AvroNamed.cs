using global::Avro;

namespace Millrace.SchemaRegistry.AvroFormat.Types;

/// <summary>The .NET type of a record, enum or fixed that a schema names. Pure.</summary>
internal sealed class AvroNamed
{
    /// <summary>How it is added, for messages.</summary>
    public required string Method { get; init; }

    /// <summary>The type, as what lists and maps hold.</summary>
    public required AvroElement Element { get; init; }

    /// <summary>The type or null, as what lists and maps hold.</summary>
    public required AvroElement NullableElement { get; init; }

    /// <summary>Makes an empty record or fixed.</summary>
    public Func<object>? Create { get; init; }

    /// <summary>The enum's value of a symbol; null when it has none.</summary>
    public Func<string, object?>? ValueOf { get; init; }

    /// <summary>Finds the places that the enum's values have in a schema.</summary>
    public Func<EnumSchema, Func<object, int>>? OrdinalsIn { get; init; }
}
