using System.Collections;
using global::Avro;
using global::Avro.Generic;
using global::Avro.IO;
using global::Avro.Specific;

namespace Millrace.SchemaRegistry.AvroFormat.Types;

/// <summary>
/// Writes by Apache's rules, as its writer of specific records does, which looks for the types of enums by reflection.
/// Owned by one lane.
/// </summary>
internal sealed class TypedWriter<T>(global::Avro.Schema schema, AvroTypeMap types)
    : PreresolvingDatumWriter<T>(schema, new Lists(), new DictionaryMapAccess())
{
    private readonly AvroTypeMap _types = types; // Set before the base's constructor, which asks for the enums below.

    protected override void EnsureRecordObject(RecordSchema recordSchema, object value)
    {
        if (value is not ISpecificRecord) throw TypeMismatch(value, "record", nameof(ISpecificRecord));
    }

    protected override void WriteRecordFields(object record, RecordFieldWriter[] writers, Encoder encoder)
    {
        if (record is not ISpecificRecord fields) throw TypeMismatch(record, "record", nameof(ISpecificRecord));
        foreach (RecordFieldWriter writer in writers) writer.WriteField(fields.Get(writer.Field.Pos), encoder);
    }

    protected override void WriteField(
        object record, string fieldName, int fieldPos, WriteItem writer, Encoder encoder) =>
        writer(((ISpecificRecord)record).Get(fieldPos), encoder);

    protected override WriteItem ResolveEnum(EnumSchema es)
    {
        Func<object, int> ordinals = _types.TryFind(es, out AvroNamed? type)
            ? type.OrdinalsIn!(es)
            : throw new AvroException($"no type is known for '{es.Fullname}'");
        return (value, encoder) => encoder.WriteEnum(ordinals(value));
    }

    /// <summary>The fixed of a decimal has no class of its own.</summary>
    protected override void WriteFixed(FixedSchema es, object value, Encoder encoder) => encoder.WriteFixed(
        value is GenericFixed bytes ? bytes.Value : throw TypeMismatch(value, "fixed", nameof(SpecificFixed)));

    protected override bool UnionBranchMatches(global::Avro.Schema sc, object obj) => sc switch
    {
        _ when obj is null => sc.Tag == global::Avro.Schema.Type.Null,
        RecordSchema => obj is ISpecificRecord record && IsNamedAlike(sc, record.Schema),
        FixedSchema => obj is SpecificFixed bytes && IsNamedAlike(sc, bytes.Schema),
        EnumSchema symbols => obj is Enum && symbols.Contains(obj.ToString()),
        ArraySchema => obj is IList and not byte[],
        MapSchema => obj is IDictionary,
        LogicalSchema logical => logical.LogicalType.IsInstanceOfLogicalType(obj),
        _ => sc.Tag switch
        {
            global::Avro.Schema.Type.Boolean => obj is bool,
            global::Avro.Schema.Type.Int => obj is int,
            global::Avro.Schema.Type.Long => obj is long,
            global::Avro.Schema.Type.Float => obj is float,
            global::Avro.Schema.Type.Double => obj is double,
            global::Avro.Schema.Type.Bytes => obj is byte[],
            global::Avro.Schema.Type.String => obj is string,
            _ => false,
        },
    };

    private static bool IsNamedAlike(global::Avro.Schema one, global::Avro.Schema other) =>
        ((NamedSchema)one).Fullname == ((NamedSchema)other).Fullname;

    private sealed class Lists : ArrayAccess
    {
        public void EnsureArrayObject(object value)
        {
            if (value is not IList) throw TypeMismatch(value, "array", nameof(IList));
        }

        public long GetArrayLength(object value) => ((IList)value).Count;

        public void WriteArrayValues(object array, WriteItem valueWriter, Encoder encoder)
        {
            foreach (object? value in (IList)array) valueWriter(value!, encoder);
        }
    }
}
