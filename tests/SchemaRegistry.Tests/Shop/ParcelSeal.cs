using Avro;
using Avro.Specific;

namespace Millrace.SchemaRegistry.Tests.Shop;

/// <summary>A fixed number of bytes.</summary>
public partial class ParcelSeal() : SpecificFixed(4)
{
    private static readonly Avro.Schema _schema = Avro.Schema.Parse("""
        {"type":"fixed","name":"ParcelSeal","namespace":"Millrace.SchemaRegistry.Tests.Shop","size":4}
        """);

    public override Avro.Schema Schema => _schema;

    public override string ToString() => Convert.ToHexString(Value);
}
