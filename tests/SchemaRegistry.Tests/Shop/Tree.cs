using Avro;
using Avro.Specific;

namespace Millrace.SchemaRegistry.Tests.Shop;

/// <summary>A record that can be nested as deep as anybody likes.</summary>
public class Tree : ISpecificRecord
{
    private static readonly Avro.Schema _schema = Avro.Schema.Parse("""
        {"type":"record","name":"Tree","namespace":"Millrace.SchemaRegistry.Tests.Shop","fields":[
          {"name":"Next","type":["null","Tree"]}]}
        """);

    public Tree? Next { get; set; }

    public virtual Avro.Schema Schema => _schema;

    public virtual object Get(int fieldPos) => Next!;

    public virtual void Put(int fieldPos, object fieldValue) => Next = (Tree?)fieldValue;
}
