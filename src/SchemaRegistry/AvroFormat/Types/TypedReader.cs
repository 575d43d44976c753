using System.Collections;
using global::Avro;
using global::Avro.Generic;
using global::Avro.IO;
using global::Avro.Specific;

namespace Millrace.SchemaRegistry.AvroFormat.Types;

/// <summary>
/// Resolves and reads by Apache's rules, as its reader of specific records does, except that what it makes comes from
/// types that are known beforehand. Owned by one lane.
/// </summary>
internal sealed class TypedReader<T>(global::Avro.Schema writer, global::Avro.Schema reader, AvroTypeMap types)
    : PreresolvingDatumReader<T>(writer, reader)
{
    private readonly AvroTypeMap _types = types; // Set before the base's constructor, which asks for what is below.

    /// <summary>Lists and maps that a record's constructor has made are filled.</summary>
    protected override bool IsReusable(global::Avro.Schema.Type tag) =>
        tag is global::Avro.Schema.Type.Array or global::Avro.Schema.Type.Map;

    protected override RecordAccess GetRecordAccess(RecordSchema readerSchema) =>
        new Records(Known(readerSchema).Create!);

    /// <summary>The fixed of a decimal has no class of its own.</summary>
    protected override FixedAccess GetFixedAccess(FixedSchema readerSchema) => new Fixeds(
        _types.TryFind(readerSchema, out AvroNamed? type) ? type.Create! : () => new GenericFixed(readerSchema));

    protected override EnumAccess GetEnumAccess(EnumSchema readerSchema) =>
        new Enums([.. readerSchema.Symbols.Select(symbol => Known(readerSchema).ValueOf!(symbol)!)]);

    protected override ArrayAccess GetArrayAccess(ArraySchema readerSchema) =>
        new Lists(ElementOf(readerSchema.ItemSchema));

    protected override MapAccess GetMapAccess(MapSchema readerSchema) => new Maps(ElementOf(readerSchema.ValueSchema));

    private AvroNamed Known(NamedSchema schema) => _types.TryFind(schema, out AvroNamed? type)
        ? type
        : throw new AvroException($"no type is known for '{schema.Fullname}'");

    private AvroElement ElementOf(global::Avro.Schema schema) =>
        _types.ElementOf(schema) ?? throw new AvroException($"no type is known for {schema}");

    private sealed class Records(Func<object> create) : RecordAccess
    {
        public object CreateRecord(object reuse) => create();

        public object GetField(object record, string fieldName, int fieldPos) =>
            ((ISpecificRecord)record).Get(fieldPos);

        public void AddField(object record, string fieldName, int fieldPos, object fieldValue) =>
            ((ISpecificRecord)record).Put(fieldPos, fieldValue);
    }

    private sealed class Fixeds(Func<object> create) : FixedAccess
    {
        public object CreateFixed(object reuse) => create();

        public byte[] GetFixedBuffer(object f) => ((GenericFixed)f).Value;
    }

    private sealed class Enums(object[] values) : EnumAccess
    {
        public object CreateEnum(object reuse, int ordinal) => values[ordinal];
    }

    private sealed class Lists(AvroElement element) : ArrayAccess
    {
        public object Create(object reuse)
        {
            if (reuse is not IList list) return element.NewList();
            list.Clear();
            return list;
        }

        public void EnsureSize(ref object array, int targetSize)
        {
            // What the list claims to hold may not be there.
        }

        public void Resize(ref object array, int targetSize)
        {
            // It holds what was added.
        }

        public void AddElements(
            object array, int elements, int index, ReadItem itemReader, Decoder decoder, bool reuse)
        {
            IList list = (IList)array;
            for (int i = 0; i < elements; i++) list.Add(itemReader(null!, decoder));
        }
    }

    private sealed class Maps(AvroElement element) : MapAccess
    {
        public object Create(object reuse)
        {
            if (reuse is not IDictionary map) return element.NewMap();
            map.Clear();
            return map;
        }

        public void AddElements(object map, int elements, ReadItem itemReader, Decoder decoder, bool reuse)
        {
            IDictionary values = (IDictionary)map;
            for (int i = 0; i < elements; i++) values[decoder.ReadString()] = itemReader(null!, decoder);
        }
    }
}
