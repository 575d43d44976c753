using Avro;
using Avro.Specific;

namespace Millrace.SchemaRegistry.Tests.Shop;

/// <summary>
/// All kinds of fields, as Apache's generator (avrogen) makes them of the schema, written shorter: no property has a
/// value to begin with.
/// </summary>
public partial class Parcel : ISpecificRecord
{
    public const string SchemaText = """
        {"type":"record","name":"Parcel","namespace":"Millrace.SchemaRegistry.Tests.Shop","fields":[
          {"name":"Id","type":{"type":"string","logicalType":"uuid"}},
          {"name":"Weight","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":3}},
          {"name":"Day","type":{"type":"int","logicalType":"date"}},
          {"name":"Hour","type":{"type":"int","logicalType":"time-millis"}},
          {"name":"Seal","type":{"type":"fixed","name":"ParcelSeal","size":4}},
          {"name":"Kind","type":{"type":"enum","name":"ParcelKind","symbols":["Letter","Box"],"default":"Box"}},
          {"name":"LastKind","type":["null","ParcelKind"],"default":null},
          {"name":"Items","type":{"type":"array","items":{"type":"record","name":"ParcelItem","fields":[
            {"name":"Name","type":"string"},{"name":"Inner","type":["null","ParcelItem"],"default":null}]}}},
          {"name":"Kinds","type":{"type":"map","values":{"type":"array","items":"ParcelKind"}}},
          {"name":"Grid","type":{"type":"array","items":{"type":"array","items":"long"}}},
          {"name":"Gaps","type":{"type":"array","items":["null","int"]}},
          {"name":"Days","type":["null",{"type":"array","items":{"type":"int","logicalType":"date"}}],"default":null},
          {"name":"Any","type":["null","string","int","ParcelItem","ParcelSeal"],"default":null},
          {"name":"Flag","type":"boolean"},
          {"name":"Ratio","type":"float"},
          {"name":"Sum","type":"double"},
          {"name":"Raw","type":"bytes"}]}
        """;

    private static readonly Avro.Schema _schema = Avro.Schema.Parse(SchemaText);

    public Guid Id { get; set; }
    public AvroDecimal Weight { get; set; }
    public DateTime Day { get; set; }
    public TimeSpan Hour { get; set; }
    public ParcelSeal Seal { get; set; } = null!;
    public ParcelKind Kind { get; set; }
    public ParcelKind? LastKind { get; set; }
    public IList<ParcelItem> Items { get; set; } = null!;
    public IDictionary<string, IList<ParcelKind>> Kinds { get; set; } = null!;
    public IList<IList<long>> Grid { get; set; } = null!;
    public IList<int?> Gaps { get; set; } = null!;
    public IList<DateTime>? Days { get; set; }
    public object? Any { get; set; }
    public bool Flag { get; set; }
    public float Ratio { get; set; }
    public double Sum { get; set; }
    public byte[] Raw { get; set; } = null!;

    public virtual Avro.Schema Schema => _schema;

    public virtual object Get(int fieldPos) => fieldPos switch
    {
        0 => Id,
        1 => Weight,
        2 => Day,
        3 => Hour,
        4 => Seal,
        5 => Kind,
        6 => LastKind!,
        7 => Items,
        8 => Kinds,
        9 => Grid,
        10 => Gaps,
        11 => Days!,
        12 => Any!,
        13 => Flag,
        14 => Ratio,
        15 => Sum,
        16 => Raw,
        _ => throw new AvroRuntimeException($"Bad index {fieldPos} in Get()"),
    };

    public virtual void Put(int fieldPos, object fieldValue)
    {
        switch (fieldPos)
        {
            case 0: Id = (Guid)fieldValue; break;
            case 1: Weight = (AvroDecimal)fieldValue; break;
            case 2: Day = (DateTime)fieldValue; break;
            case 3: Hour = (TimeSpan)fieldValue; break;
            case 4: Seal = (ParcelSeal)fieldValue; break;
            case 5: Kind = (ParcelKind)fieldValue; break;
            case 6: LastKind = fieldValue == null ? null : (ParcelKind)fieldValue; break;
            case 7: Items = (IList<ParcelItem>)fieldValue; break;
            case 8: Kinds = (IDictionary<string, IList<ParcelKind>>)fieldValue; break;
            case 9: Grid = (IList<IList<long>>)fieldValue; break;
            case 10: Gaps = (IList<int?>)fieldValue; break;
            case 11: Days = (IList<DateTime>?)fieldValue; break;
            case 12: Any = fieldValue; break;
            case 13: Flag = (bool)fieldValue; break;
            case 14: Ratio = (float)fieldValue; break;
            case 15: Sum = (double)fieldValue; break;
            case 16: Raw = (byte[])fieldValue; break;
            default: throw new AvroRuntimeException($"Bad index {fieldPos} in Put()");
        }
    }

    /// <summary>One of each, for tests.</summary>
    public static Parcel Example => new()
    {
        Id = new("0f8fad5b-d9cb-469f-a165-70867728950e"),
        Weight = new(-12.345m),
        Day = new(2026, 5, 6, 0, 0, 0, DateTimeKind.Utc),
        Hour = new(0, 7, 8, 9, 10),
        Seal = new() { Value = [1, 2, 3, 4] },
        Kind = ParcelKind.Box,
        LastKind = ParcelKind.Letter,
        Items = [new() { Name = "é", Inner = new() { Name = "in" } }, new() { Name = "" }],
        Kinds = new Dictionary<string, IList<ParcelKind>> { ["a"] = [ParcelKind.Box, ParcelKind.Letter] },
        Grid = new List<IList<long>> { new List<long> { 1, long.MinValue }, new List<long>() },
        Gaps = [1, null],
        Days = new List<DateTime> { DateTime.UnixEpoch },
        Any = new ParcelItem { Name = "any" },
        Flag = true,
        Ratio = 1.5f,
        Sum = -0.1,
        Raw = [0, 255],
    };

    /// <summary>All that it says.</summary>
    public override string ToString() => string.Join('|',
        Id, Weight, Day.ToString("O"), Hour, Seal, Kind, LastKind, string.Join(',', Items),
        string.Join(',', Kinds.Select(pair => $"{pair.Key}:{string.Join('/', pair.Value)}")),
        string.Join(',', Grid.Select(row => string.Join('/', row))), string.Join(',', Gaps),
        Days == null ? "none" : string.Join(',', Days.Select(day => day.ToString("O"))),
        Any, Flag, Ratio, Sum, Convert.ToHexString(Raw));
}

public enum ParcelKind
{
    Letter,
    Box,
}
