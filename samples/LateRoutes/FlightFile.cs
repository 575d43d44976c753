using System.Text;
using System.Text.Json.Serialization;
using Millrace;
using Millrace.Schemas;

namespace Routes;

/// <summary>A line of the file: no record of a topic, so that a schema on the side reads it.</summary>
internal sealed record FlightLine
{
    public required string Origin { get; init; }

    public required string Destination { get; init; }

    [JsonPropertyName("delay")] public required int DelayMinutes { get; init; }

    [JsonPropertyName("distance")] public required int DistanceMiles { get; init; }

    [JsonPropertyName("date"), DateFormat("yyyy/MM/dd HH:mm")] public required DateTime ScheduledAt { get; init; }
}

[JsonSchema<FlightLine>]
internal sealed partial class FlightLineSchema;

/// <summary>The flights of the file, in the order in which they left.</summary>
internal static class FlightFile
{
    private static readonly IDeserializationSchema<FlightLine> _schema = new FlightLineSchema();

    public static IEnumerable<Departure> Read() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "flights.ndjson")).Select(Parse);

    private static Departure Parse(string line)
    {
        if (!_schema.TryDeserialize(Encoding.UTF8.GetBytes(line), out FlightLine? flight))
            throw new InvalidDataException(line);
        return new()
        {
            Origin = flight.Origin, Destination = flight.Destination, DelayMinutes = flight.DelayMinutes,
            ScheduledAt = flight.ScheduledAt, DistanceMiles = flight.DistanceMiles,
        };
    }
}
