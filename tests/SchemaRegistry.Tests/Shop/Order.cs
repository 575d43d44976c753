using Avro;
using Avro.Specific;

namespace Millrace.SchemaRegistry.Tests.Shop;

/// <summary>What Apache's generator (avrogen) makes of the schema, written shorter.</summary>
public partial class Order : ISpecificRecord
{
    public const string SchemaText = """
        {"type":"record","name":"Order","namespace":"Millrace.SchemaRegistry.Tests.Shop","fields":[
          {"name":"Id","type":"string"},
          {"name":"Cents","type":"long"},
          {"name":"Status","type":{"type":"enum","name":"OrderStatus","symbols":["Open","Paid","Sent"]}},
          {"name":"Lines","type":{"type":"array","items":
            {"type":"record","name":"OrderLine","fields":[
              {"name":"Product","type":"string"},{"name":"Count","type":"int"}]}}},
          {"name":"Labels","type":{"type":"map","values":"string"}},
          {"name":"Note","type":["null","string"],"default":null},
          {"name":"At","type":{"type":"long","logicalType":"timestamp-millis"}},
          {"name":"Currency","type":"string","default":"EUR"}]}
        """;

    private static readonly Avro.Schema _schema = Avro.Schema.Parse(SchemaText);

    public string Id { get; set; } = "";
    public long Cents { get; set; }
    public OrderStatus Status { get; set; }
    public IList<OrderLine> Lines { get; set; } = [];
    public IDictionary<string, string> Labels { get; set; } = new Dictionary<string, string>();
    public string? Note { get; set; }
    public DateTime At { get; set; } = DateTime.UnixEpoch;
    public string Currency { get; set; } = "";

    public virtual Avro.Schema Schema => _schema;

    public virtual object Get(int fieldPos) => fieldPos switch
    {
        0 => Id,
        1 => Cents,
        2 => Status,
        3 => Lines,
        4 => Labels,
        5 => Note!,
        6 => At,
        7 => Currency,
        _ => throw new AvroRuntimeException($"Bad index {fieldPos} in Get()"),
    };

    public virtual void Put(int fieldPos, object fieldValue)
    {
        switch (fieldPos)
        {
            case 0: Id = (string)fieldValue; break;
            case 1: Cents = (long)fieldValue; break;
            case 2: Status = (OrderStatus)fieldValue; break;
            case 3: Lines = (IList<OrderLine>)fieldValue; break;
            case 4: Labels = (IDictionary<string, string>)fieldValue; break;
            case 5: Note = (string?)fieldValue; break;
            case 6: At = (DateTime)fieldValue; break;
            case 7: Currency = (string)fieldValue; break;
            default: throw new AvroRuntimeException($"Bad index {fieldPos} in Put()");
        }
    }
}

public enum OrderStatus
{
    Open,
    Paid,
    Sent,
}
