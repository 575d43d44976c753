using System.Text;
using Confluent.Kafka;
using Millrace.RoundTrip.Records;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Checks;

/// <summary>Schemas on the side, records that are one of several types, and clients of Confluent.Kafka.</summary>
internal static class SideChecks
{
    public static void Run()
    {
        Check.RoundTrip<Change>(
            "one of several records", new Delayed("LH1", 7), """{"$type":"delayed","flight":"LH1","minutes":7}""");
        Check.RoundTrip<Change>(
            "another of several records", new Cancelled("LH1"), """{"$type":"cancelled","flight":"LH1"}""");
        Check.RoundTrip<Move, Move>("one of several in MessagePack", new Step(3), static move => move);
        Check.RoundTrip<Move, Move>("another in MessagePack", new Jump(3, "it"), static move => move);
        Check.Run("a schema on the side in MessagePack", static () =>
        {
            Dictionary<Guid, Singles[]> all = new() { [Examples.Singles.Id] = [Examples.Singles] };
            Dictionary<Guid, Singles[]> read = ThroughClient(all, new SinglesSchema(), new SinglesSchema(), out _);
            Check.Equal(Examples.Singles.Big, read[Examples.Singles.Id][0].Big);
        });
        Check.Run("a schema on the side in JSON", static () =>
        {
            List<Point> read =
                ThroughClient([new(1, 2), new(3, 4)], new PointsSchema(), new PointsSchema(), out byte[] value);
            Check.Equal("""[{"X":1,"Y":2},{"X":3,"Y":4}]""", Encoding.UTF8.GetString(value));
            Check.Equal((2, 4), (read.Count, read[1].Y));
        });
        Check.Run("a record in a client", Client);
    }

    private static T ThroughClient<T>(
        T all, ISerializationSchema<T> writes, IDeserializationSchema<T> reads, out byte[] value)
    {
        value = ConfluentSchema.Serializer(writes).Serialize(all, Of(MessageComponentType.Value))!;
        return ConfluentSchema.Deserializer(reads).Deserialize(value, isNull: false, Of(MessageComponentType.Value));
    }

    private static void Client()
    {
        ISerializer<MaybeDocument> serializer = ConfluentSchema.Serializer<MaybeDocument>();
        MaybeDocument document = new("d", Json: null);
        Check.Equal("d", Encoding.UTF8.GetString(serializer.Serialize(document, Of(MessageComponentType.Key))!));
        Check.Equal(null, serializer.Serialize(document, Of(MessageComponentType.Value)));
        IDeserializer<Blob> deserializer = ConfluentSchema.Deserializer<Blob>();
        Check.Equal(7, deserializer.Deserialize([7], isNull: false, Of(MessageComponentType.Value)).Bytes[0]);
    }

    private static SerializationContext Of(MessageComponentType component) => new(component, "topic", new Headers());
}
