using global::Avro;

namespace Millrace.SchemaRegistry.AvroFormat;

/// <summary>
/// Gives the fields of a writer's schema the names that the class has for them now. Apache's reader finds a renamed
/// field by its alias, and then overwrites it with the default, or fails where there is none (AVRO-3770).
/// </summary>
internal sealed class AvroAliases
{
    private readonly HashSet<(string Writer, string Own)> _seen = [];

    /// <summary>Changes the writer's schema, which nobody else has yet.</summary>
    public static void Apply(global::Avro.Schema writer, global::Avro.Schema own) => new AvroAliases().Visit(writer, own);

    private void Visit(global::Avro.Schema writer, global::Avro.Schema own)
    {
        switch (writer, own)
        {
            case (UnionSchema union, _):
                foreach (global::Avro.Schema branch in union.Schemas) Visit(branch, own);
                break;
            case (_, UnionSchema union) when union.MatchingBranch(writer) is >= 0 and var match:
                Visit(writer, union[match]);
                break;
            case (RecordSchema record, RecordSchema ownRecord) when _seen.Add((record.Fullname, ownRecord.Fullname)):
                Rename(record, ownRecord);
                break;
            case (ArraySchema array, ArraySchema ownArray):
                Visit(array.ItemSchema, ownArray.ItemSchema);
                break;
            case (MapSchema map, MapSchema ownMap):
                Visit(map.ValueSchema, ownMap.ValueSchema);
                break;
        }
    }

    private void Rename(RecordSchema writer, RecordSchema own)
    {
        List<Field> fields = [.. writer.Fields.Select(field => Renamed(field, writer, own))];
        writer.Fields = fields;
        foreach (Field field in fields)
            if (own.TryGetField(field.Name, out Field ownField)) Visit(field.Schema, ownField.Schema);
    }

    private static Field Renamed(Field field, RecordSchema writer, RecordSchema own) =>
        !own.Contains(field.Name) && own.TryGetFieldAlias(field.Name, out Field renamed)
            && !writer.Contains(renamed.Name)
            ? new(field.Schema, renamed.Name, field.Pos)
            : field;
}
