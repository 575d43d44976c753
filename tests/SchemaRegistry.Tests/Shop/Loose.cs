using Avro.Specific;

namespace Millrace.SchemaRegistry.Tests.Shop;

/// <summary>A record whose fields are those of the schema that the running test says.</summary>
public class Loose : ISpecificRecord
{
    private readonly object[] _values;

    public Loose()
    {
        Schema = Avro.Schema.Parse(Text.Value!);
        _values = new object[((Avro.RecordSchema)Schema).Count];
    }

    public static AsyncLocal<string> Text { get; } = new();

    public virtual Avro.Schema Schema { get; }

    /// <summary>A schema of this record.</summary>
    public static string SchemaOf(string fields) => $$"""
        {"type":"record","name":"Loose","namespace":"Millrace.SchemaRegistry.Tests.Shop","fields":[{{fields}}]}
        """;

    public virtual object Get(int fieldPos) => _values[fieldPos];

    public virtual void Put(int fieldPos, object fieldValue) => _values[fieldPos] = fieldValue;

    public override string ToString() => string.Join(',', _values);
}
