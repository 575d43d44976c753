using Avro.Specific;

namespace Millrace.SchemaRegistry.Tests.Shop;

/// <summary>A record whose schema is what the running test says.</summary>
public class Aliased : ISpecificRecord
{
    public static AsyncLocal<string> SchemaText { get; } = new();

    private long _count;
    private string? _name;

    public virtual Avro.Schema Schema { get; } = Avro.Schema.Parse(SchemaText.Value!);

    public virtual object Get(int fieldPos) => fieldPos == 0 ? _count : _name!;

    public virtual void Put(int fieldPos, object fieldValue)
    {
        if (fieldPos == 0) _count = (long)fieldValue;
        else _name = (string)fieldValue;
    }

    public override string ToString() => $"{_name},{_count}";
}
