using global::Avro;
using global::Avro.Specific;
using Millrace.SchemaRegistry.AvroFormat.Types;

namespace Millrace.SchemaRegistry;

/// <summary>
/// The types that an Avro record is made of, for an <see cref="AvroSchema{T}"/> that needs no reflection: the records,
/// enums and fixeds that its schema names, apart from the record itself. Their lists and maps, and all that Avro has no
/// name for, are known.
/// </summary>
/// <remarks>One instance may serve any number of schemas; what is added later is for later ones.</remarks>
/// <example><code>
/// public sealed class OrderSchema(SchemaRegistryClient client)
///     : AvroSchema&lt;Order&gt;(client, new AvroTypes().AddRecord&lt;OrderLine&gt;().AddEnum&lt;OrderStatus&gt;());
/// </code></example>
public sealed class AvroTypes
{
    private readonly AvroTypeMap _map;

    /// <summary>None yet.</summary>
    public AvroTypes() => _map = new();

    private AvroTypes(AvroTypeMap map) => _map = map;

    /// <summary>Adds the class of a record.</summary>
    /// <typeparam name="T">A class of <c>avrogen</c>; its schema says what it is called.</typeparam>
    public AvroTypes AddRecord<T>() where T : class, ISpecificRecord, new()
    {
        AvroElement element = AvroElement.Of<T>();
        _map.Add(new T().Schema.Fullname, new()
        {
            Method = nameof(AddRecord), Element = element, NullableElement = element, Create = static () => new T(),
        });
        return this;
    }

    /// <summary>Adds an enum, whose names are the symbols of its schema.</summary>
    /// <typeparam name="T">An enum of <c>avrogen</c>.</typeparam>
    /// <param name="fullName">What the schema calls it. Default: the type's namespace and name.</param>
    public AvroTypes AddEnum<T>(string? fullName = null) where T : struct, Enum
    {
        _map.Add(fullName ?? typeof(T).FullName!, new()
        {
            Method = nameof(AddEnum),
            Element = AvroElement.Of<T>(),
            NullableElement = AvroElement.Of<T?>(),
            ValueOf = static symbol => Enum.TryParse(symbol, out T value) ? value : null,
            OrdinalsIn = OrdinalsIn<T>,
        });
        return this;
    }

    /// <summary>Adds the class of a fixed number of bytes.</summary>
    /// <typeparam name="T">A class of <c>avrogen</c>; its schema says what it is called.</typeparam>
    public AvroTypes AddFixed<T>() where T : SpecificFixed, new()
    {
        AvroElement element = AvroElement.Of<T>();
        _map.Add(((NamedSchema)new T().Schema).Fullname, new()
        {
            Method = nameof(AddFixed), Element = element, NullableElement = element, Create = static () => new T(),
        });
        return this;
    }

    /// <summary>
    /// Adds what lists or maps hold and is none of the above: the type of a logical type of yours, or lists and maps
    /// (as <c>IList</c> and <c>IDictionary</c>) in more than two others.
    /// </summary>
    /// <typeparam name="T">The type of one element.</typeparam>
    public AvroTypes AddElement<T>()
    {
        _map.Add(AvroElement.Of<T>());
        return this;
    }

    private static Func<object, int> OrdinalsIn<T>(EnumSchema symbols) where T : struct, Enum
    {
        Dictionary<T, int> ordinals = [];
        foreach (string symbol in symbols.Symbols) ordinals[Enum.Parse<T>(symbol)] = symbols.Ordinal(symbol);
        return value => value is T known && ordinals.TryGetValue(known, out int ordinal)
            ? ordinal
            : throw new AvroTypeException($"'{value ?? "null"}' is no {symbols.Fullname}");
    }

    /// <summary>All of these, and a record.</summary>
    internal AvroTypeMap With<T>() where T : class, ISpecificRecord, new() =>
        new AvroTypes(new AvroTypeMap(_map)).AddRecord<T>()._map;
}
