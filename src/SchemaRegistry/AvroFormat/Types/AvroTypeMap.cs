using System.Diagnostics.CodeAnalysis;
using global::Avro;

namespace Millrace.SchemaRegistry.AvroFormat.Types;

/// <summary>
/// Which .NET types stand for which schemas, as avrogen has it: named ones by their full names, all others by what they
/// are made of. Not changed while schemas use it.
/// </summary>
internal sealed class AvroTypeMap
{
    private static readonly AvroElement _object = AvroElement.Of<object>();

    private readonly Dictionary<string, AvroNamed> _named = [];
    private readonly Dictionary<Type, AvroElement> _elements = [];

    public AvroTypeMap()
    {
        AddValue<bool>();
        AddValue<int>();
        AddValue<long>();
        AddValue<float>();
        AddValue<double>();
        AddValue<DateTime>();
        AddValue<TimeSpan>();
        AddValue<Guid>();
        AddValue<AvroDecimal>();
        Add(AvroElement.Of<byte[]>());
        Add(AvroElement.Of<string>());
        Add(_object);
    }

    public AvroTypeMap(AvroTypeMap other)
    {
        _named = new(other._named);
        _elements = new(other._elements);
    }

    public void Add(string fullName, AvroNamed type) => _named[fullName] = type;

    public void Add(AvroElement element) => _elements[element.Type] = element;

    public bool TryFind(NamedSchema schema, [MaybeNullWhen(false)] out AvroNamed type) =>
        _named.TryGetValue(schema.Fullname, out type) && type.Method == MethodOf(schema);

    /// <summary>How the type of a schema is added.</summary>
    public static string MethodOf(NamedSchema schema) => schema switch
    {
        EnumSchema => nameof(AvroTypes.AddEnum),
        FixedSchema => nameof(AvroTypes.AddFixed),
        _ => nameof(AvroTypes.AddRecord),
    };

    /// <summary>
    /// What a list or map of a schema holds; null when it is not known. Of unions, avrogen knows those of something and
    /// null; all others are objects.
    /// </summary>
    public AvroElement? ElementOf(global::Avro.Schema schema, bool nullable = false) => schema switch
    {
        NamedSchema named when !TryFind(named, out _) => null,
        NamedSchema named => nullable ? _named[named.Fullname].NullableElement : _named[named.Fullname].Element,
        ArraySchema array when ElementOf(array.ItemSchema) is { } item => item.Lists ?? Find(item.ListType),
        MapSchema map when ElementOf(map.ValueSchema) is { } value => value.Maps ?? Find(value.MapType),
        ArraySchema or MapSchema => null,
        UnionSchema union => OtherThanNull(union) is { } other ? ElementOf(other, nullable: true) : _object,
        LogicalSchema logical => Find(logical.LogicalType.GetCSharpType(nullable)),
        _ => Find(TypeOf(schema.Tag, nullable)),
    };

    private static global::Avro.Schema? OtherThanNull(UnionSchema union) =>
        union.Count == 2 && union.Schemas.Any(static branch => branch.Tag == global::Avro.Schema.Type.Null)
            ? union.Schemas.FirstOrDefault(static branch => branch.Tag != global::Avro.Schema.Type.Null)
            : null;

    private static Type TypeOf(global::Avro.Schema.Type tag, bool nullable) => tag switch
    {
        global::Avro.Schema.Type.Boolean => nullable ? typeof(bool?) : typeof(bool),
        global::Avro.Schema.Type.Int => nullable ? typeof(int?) : typeof(int),
        global::Avro.Schema.Type.Long => nullable ? typeof(long?) : typeof(long),
        global::Avro.Schema.Type.Float => nullable ? typeof(float?) : typeof(float),
        global::Avro.Schema.Type.Double => nullable ? typeof(double?) : typeof(double),
        global::Avro.Schema.Type.Bytes => typeof(byte[]),
        global::Avro.Schema.Type.String => typeof(string),
        _ => typeof(object),
    };

    private void AddValue<T>() where T : struct
    {
        Add(AvroElement.Of<T>());
        Add(AvroElement.Of<T?>());
    }

    private AvroElement? Find(Type type) => _elements.GetValueOrDefault(type);
}
