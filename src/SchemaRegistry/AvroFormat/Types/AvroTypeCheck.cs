using global::Avro;

namespace Millrace.SchemaRegistry.AvroFormat.Types;

/// <summary>
/// Looks through the schema of a class for types that are not known, so that they are told before the first record.
/// </summary>
internal sealed class AvroTypeCheck
{
    private readonly AvroTypeMap _types;
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _problems = [];

    private AvroTypeCheck(AvroTypeMap types) => _types = types;

    /// <summary>What is missing, one sentence each.</summary>
    public static IReadOnlyList<string> ProblemsOf(global::Avro.Schema schema, AvroTypeMap types)
    {
        AvroTypeCheck check = new(types);
        check.Visit(schema);
        return check._problems;
    }

    private void Visit(global::Avro.Schema schema)
    {
        switch (schema)
        {
            case NamedSchema named:
                if (_seen.Add(named.Fullname)) VisitNamed(named);
                break;
            case ArraySchema array:
                VisitElement(array.ItemSchema);
                break;
            case MapSchema map:
                VisitElement(map.ValueSchema);
                break;
            case UnionSchema union:
                foreach (global::Avro.Schema branch in union.Schemas) Visit(branch);
                break;
            case LogicalSchema { BaseSchema: not FixedSchema } logical: // A decimal's fixed has no class.
                Visit(logical.BaseSchema);
                break;
        }
    }

    private void VisitNamed(NamedSchema schema)
    {
        if (!_types.TryFind(schema, out AvroNamed? type))
            _problems.Add($"{Start(schema)}: add its .NET type by {AvroTypeMap.MethodOf(schema)}");
        else if (schema is EnumSchema symbols)
            foreach (string symbol in symbols.Symbols.Where(symbol => type.ValueOf!(symbol) is null))
                _problems.Add($"{Start(schema)} with the symbol '{symbol}', which {type.Element.Type} lacks");
        if (schema is RecordSchema record)
            foreach (Field field in record.Fields) Visit(field.Schema);
    }

    private void VisitElement(global::Avro.Schema schema)
    {
        int before = _problems.Count;
        Visit(schema);
        if (_problems.Count == before && IsComplete(schema) && _types.ElementOf(schema) is null)
            _problems.Add($"its lists or maps hold {schema}: add the type of one by {nameof(AvroTypes.AddElement)}");
    }

    /// <summary>Whether all that it names is known; what is not has been told already.</summary>
    private bool IsComplete(global::Avro.Schema schema) => schema switch
    {
        NamedSchema named => _types.TryFind(named, out _),
        ArraySchema array => IsComplete(array.ItemSchema),
        MapSchema map => IsComplete(map.ValueSchema),
        UnionSchema union => union.Schemas.All(IsComplete),
        _ => true,
    };

    private static string Start(NamedSchema schema) => $"it names the {TagOf(schema)} '{schema.Fullname}'";

    private static string TagOf(NamedSchema schema) => schema switch
    {
        EnumSchema => "enum",
        FixedSchema => "fixed",
        _ => "record",
    };
}
