using global::Avro;
using global::Avro.Generic;
using global::Avro.IO;
using global::Avro.Specific;

namespace Millrace.SchemaRegistry.AvroFormat.Types;

/// <summary>
/// Apache's writer of specific records, which looks for the types of enums by reflection, and for nothing else. Owned by
/// one lane.
/// </summary>
internal sealed class TypedWriter<T>(global::Avro.Schema schema) : SpecificDatumWriter<T>(schema)
{
    protected override WriteItem ResolveEnum(EnumSchema es) => (value, encoder) => encoder.WriteEnum(
        es.Ordinal(value?.ToString() ?? throw new AvroTypeException($"a value of '{es.Fullname}' is null")));

    /// <summary>The fixed of a decimal has no class of its own.</summary>
    protected override void WriteFixed(FixedSchema schema, object value, Encoder encoder) => encoder.WriteFixed(
        value is GenericFixed bytes ? bytes.Value : throw TypeMismatch(value, "fixed", nameof(SpecificFixed)));
}
