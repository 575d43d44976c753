using global::Avro;

namespace Millrace.SchemaRegistry.AvroFormat;

/// <summary>
/// Prepares a writer's schema for Apache's reader, of which two things are wrong. It finds a renamed field by its
/// alias, and then overwrites it with the default, or fails where there is none (AVRO-3770): here the field gets the
/// name that the class has for it. And to skip a field whose type holds itself, it calls itself until the stack ends,
/// which ends the process: here that is an error.
/// </summary>
internal sealed class AvroFields
{
    private readonly HashSet<(string Writer, string Own)> _seen = [];

    /// <summary>Changes the writer's schema, which nobody else has yet.</summary>
    /// <exception cref="AvroException">A field cannot be skipped.</exception>
    public static void Prepare(global::Avro.Schema writer, global::Avro.Schema own) =>
        new AvroFields().Visit(writer, own);

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
                VisitRecord(record, ownRecord);
                break;
            case (ArraySchema array, ArraySchema ownArray):
                Visit(array.ItemSchema, ownArray.ItemSchema);
                break;
            case (MapSchema map, MapSchema ownMap):
                Visit(map.ValueSchema, ownMap.ValueSchema);
                break;
        }
    }

    private void VisitRecord(RecordSchema writer, RecordSchema own)
    {
        writer.Fields = [.. writer.Fields.Select(field => Renamed(field, writer, own))];
        foreach (Field field in writer.Fields)
            if (own.TryGetField(field.Name, out Field ownField))
                Visit(field.Schema, ownField.Schema);
            else if (HoldsItself(field.Schema, [], []))
                throw new AvroException(
                    $"Apache.Avro cannot skip its field '{field.Name}', whose type holds itself: keep the field");
    }

    private static Field Renamed(Field field, RecordSchema writer, RecordSchema own) =>
        !own.Contains(field.Name) && own.TryGetFieldAlias(field.Name, out Field renamed)
            && !writer.Contains(renamed.Name)
            ? new(field.Schema, renamed.Name, field.Pos)
            : field;

    /// <param name="schema">What is looked at.</param>
    /// <param name="open">The records that it is in.</param>
    /// <param name="done">The records that do not hold themselves.</param>
    private static bool HoldsItself(global::Avro.Schema schema, HashSet<string> open, HashSet<string> done)
    {
        switch (schema)
        {
            case RecordSchema record:
                if (done.Contains(record.Fullname)) return false;
                if (!open.Add(record.Fullname) || record.Fields.Any(field => HoldsItself(field.Schema, open, done)))
                    return true;
                open.Remove(record.Fullname);
                done.Add(record.Fullname);
                return false;
            case ArraySchema array:
                return HoldsItself(array.ItemSchema, open, done);
            case MapSchema map:
                return HoldsItself(map.ValueSchema, open, done);
            case UnionSchema union:
                return union.Schemas.Any(branch => HoldsItself(branch, open, done));
            default:
                return false;
        }
    }
}
