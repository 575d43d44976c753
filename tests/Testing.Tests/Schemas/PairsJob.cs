using System.Text;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Testing.Tests.Schemas;

/// <summary>Two numbers, as text with a separator that the host knows.</summary>
[KafkaSource("pairs", Schema = typeof(PairSchema)), KafkaSink("sums", Schema = typeof(PairSchema))]
public sealed partial record Pair([property: MessageKey] string Key, int First, int Second)
{
    /// <summary>Where it was read, and the header that came with it.</summary>
    public string Place { get; init; } = "";
}

/// <summary>Reads and writes pairs. Empty values are skipped, and sums of zero are not written.</summary>
public sealed class PairSchema(Separator separator) : IKeyedDeserializationSchema<Pair>, IKeyedSerializationSchema<Pair>
{
    public bool TryDeserialize(in RecordView view, out Pair record)
    {
        record = new("", 0, 0);
        if (view.Value.IsEmpty) return false;
        string[] numbers = Encoding.UTF8.GetString(view.Value).Split(separator.Character);
        string header = view.Headers.TryGet("unit"u8, out RecordHeader unit) ? Encoding.UTF8.GetString(unit.Value) : "";
        record = new(Encoding.UTF8.GetString(view.Key), int.Parse(numbers[0]), int.Parse(numbers[1]))
        {
            Place = $"{view.Topic}[{view.Partition}]@{view.Offset} {view.TimestampKind} {header}",
        };
        return true;
    }

    public bool TrySerialize(Pair record, MessageWriter message)
    {
        if (record is { First: 0, Second: 0 }) return false;
        message.HasKey = true;
        message.Key.Write(Encoding.UTF8.GetBytes(record.Key));
        message.HasValue = record.Second != 0;
        message.Value.Write(Encoding.UTF8.GetBytes($"{record.First}{separator.Character}{record.Second}"));
        message.AddHeader("unit", "cm");
        message.AddNullHeader("none"u8);
        if (record.Place.Length > 0) message.AddHeader("place", record.Place);
        return true;
    }
}

/// <summary>Writes each pair with its sum in front.</summary>
[StreamJob("pairs")]
public sealed partial class PairsJob
{
    public Pair Sum(Pair pair) => pair with { First = pair.First + pair.Second };
}
