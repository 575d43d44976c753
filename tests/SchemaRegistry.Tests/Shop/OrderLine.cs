using Avro;
using Avro.Specific;

namespace Millrace.SchemaRegistry.Tests.Shop;

/// <summary>A record within a record.</summary>
public partial class OrderLine : ISpecificRecord
{
    private static readonly Avro.Schema _schema = Avro.Schema.Parse("""
        {"type":"record","name":"OrderLine","namespace":"Millrace.SchemaRegistry.Tests.Shop","fields":[
          {"name":"Product","type":"string"},{"name":"Count","type":"int"}]}
        """);

    public string Product { get; set; } = "";
    public int Count { get; set; }

    public virtual Avro.Schema Schema => _schema;

    public virtual object Get(int fieldPos) => fieldPos switch
    {
        0 => Product,
        1 => Count,
        _ => throw new AvroRuntimeException($"Bad index {fieldPos} in Get()"),
    };

    public virtual void Put(int fieldPos, object fieldValue)
    {
        switch (fieldPos)
        {
            case 0: Product = (string)fieldValue; break;
            case 1: Count = (int)fieldValue; break;
            default: throw new AvroRuntimeException($"Bad index {fieldPos} in Put()");
        }
    }
}
