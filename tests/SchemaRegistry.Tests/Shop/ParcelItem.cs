using Avro;
using Avro.Specific;

namespace Millrace.SchemaRegistry.Tests.Shop;

/// <summary>A record within a record, that may hold another of its kind.</summary>
public partial class ParcelItem : ISpecificRecord
{
    private static readonly Avro.Schema _schema = Avro.Schema.Parse("""
        {"type":"record","name":"ParcelItem","namespace":"Millrace.SchemaRegistry.Tests.Shop","fields":[
          {"name":"Name","type":"string"},{"name":"Inner","type":["null","ParcelItem"],"default":null}]}
        """);

    public string Name { get; set; } = null!;
    public ParcelItem? Inner { get; set; }

    public virtual Avro.Schema Schema => _schema;

    public virtual object Get(int fieldPos) => fieldPos switch
    {
        0 => Name,
        1 => Inner!,
        _ => throw new AvroRuntimeException($"Bad index {fieldPos} in Get()"),
    };

    public virtual void Put(int fieldPos, object fieldValue)
    {
        switch (fieldPos)
        {
            case 0: Name = (string)fieldValue; break;
            case 1: Inner = (ParcelItem?)fieldValue; break;
            default: throw new AvroRuntimeException($"Bad index {fieldPos} in Put()");
        }
    }

    public override string ToString() => $"{Name}({Inner})";
}
