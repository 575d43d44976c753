using MessagePack;

namespace Millrace.Codecs.Benchmarks.Records;

/// <summary>A flat record of numbers.</summary>
[KafkaSource("numbers"), KafkaSink("numbers")]
public sealed partial record Numbers(
    int Id, long Count, double Mean, double Deviation, float Ratio, decimal Total, short Small, bool IsFinal);

/// <summary>The same in MessagePack.</summary>
[MessagePackObject]
[KafkaSource("numbers", Format = RecordFormat.MessagePack), KafkaSink("numbers", Format = RecordFormat.MessagePack)]
public sealed partial record PackedNumbers(
    [property: Key(0)] int Id, [property: Key(1)] long Count, [property: Key(2)] double Mean,
    [property: Key(3)] double Deviation, [property: Key(4)] float Ratio, [property: Key(5)] decimal Total,
    [property: Key(6)] short Small, [property: Key(7)] bool IsFinal);
