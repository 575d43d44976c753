using System.Runtime.Serialization;
using MessagePack;

namespace Millrace.RoundTrip.Records;

/// <summary>Every type of a member, in JSON.</summary>
[KafkaSource("json"), KafkaSink("json")]
internal sealed partial record JsonEverything(
    Singles Singles, MaybeSingles Maybe, Times Times, MaybeTimes MaybeTimes, Many Many, ByKeys ByKeys, List<Pet> Pets,
    Shapes Shapes, Fields Fields, int? Nothing);

/// <summary>The same in MessagePack, by places, of which one is free.</summary>
[MessagePackObject]
[KafkaSource("packed", Format = RecordFormat.MessagePack), KafkaSink("packed", Format = RecordFormat.MessagePack)]
internal sealed partial record PackedEverything(
    [property: Key(0)] Singles Singles, [property: Key(1)] MaybeSingles Maybe, [property: Key(2)] Times Times,
    [property: Key(3)] MaybeTimes MaybeTimes, [property: Key(5)] Many Many, [property: Key(6)] ByKeys ByKeys,
    [property: Key(7)] List<Pet> Pets, [property: Key(8)] Shapes Shapes, [property: Key(9)] Fields Fields,
    [property: Key(10)] int? Nothing)
{
    public static PackedEverything Of(JsonEverything all) => new(
        all.Singles, all.Maybe, all.Times, all.MaybeTimes, all.Many, all.ByKeys, all.Pets, all.Shapes, all.Fields,
        all.Nothing);

    public JsonEverything ToJson() =>
        new(Singles, Maybe, Times, MaybeTimes, Many, ByKeys, Pets, Shapes, Fields, Nothing);
}

/// <summary>A map by the names of the members.</summary>
[MessagePackObject(keyAsPropertyName: true)]
[KafkaSource("map", Format = RecordFormat.MessagePack), KafkaSink("map", Format = RecordFormat.MessagePack)]
internal sealed partial record PackedMap(int Number, Pet Pet, string? Nothing)
{
    [IgnoreDataMember] public int Scratch { get; init; }
}

/// <summary>A map by names of its own.</summary>
[MessagePackObject]
[KafkaSource("named", Format = RecordFormat.MessagePack), KafkaSink("named", Format = RecordFormat.MessagePack)]
internal sealed partial record PackedNames(
    [property: Key("n")] int Number, [property: Key("m")] Dictionary<int, string> More);

/// <summary>An array in the order of declaration.</summary>
[KafkaSource("plain", Format = RecordFormat.MessagePack), KafkaSink("plain", Format = RecordFormat.MessagePack)]
internal sealed partial record PackedPlain([property: MessageKey] string Id, int Number, Shade Shade);
