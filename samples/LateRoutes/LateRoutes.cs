using MessagePack;
using Millrace;

namespace Routes;

/// <summary>A flight that has left. The key of the message is its route, in two parts.</summary>
[KafkaSource("departures"), KafkaSink("departures")]
public sealed partial record Departure
{
    [MessageKey] public required string Origin { get; init; }

    [MessageKey] public required string Destination { get; init; }

    public required int DelayMinutes { get; init; }

    public required DateTime ScheduledAt { get; init; }

    /// <summary>Travels in a header, beside the value.</summary>
    [Header("distance-miles")] public int? DistanceMiles { get; init; }
}

/// <summary>A route whose last flight left late: a row of a table, in MessagePack.</summary>
[MessagePackObject]
[KafkaSource("late-routes", Format = RecordFormat.MessagePack)]
[KafkaSink("late-routes", Format = RecordFormat.MessagePack)]
public sealed partial record LateRoute
{
    [MessageKey, Key(0)] public required string Origin { get; init; }

    [MessageKey, Key(1)] public required string Destination { get; init; }

    [Key(2)] public required int DelayMinutes { get; init; }

    [Key(3), UnixTime(UnixTimeUnit.Seconds)] public required DateTime ScheduledAt { get; init; }

    /// <summary>Where the departure stands that made the row.</summary>
    [Header("because-of")] public string? Because { get; init; }
}

/// <summary>
/// Keeps the table of late routes: a row where a flight is late, and a tombstone, which deletes the row, where the next
/// one is not. A compacted topic keeps just the table.
/// </summary>
[StreamJob("late-routes")]
public sealed partial class LateRoutes
{
    private const int LateMinutes = 60;

    public LateRoute? Late(Departure departure, in RecordMetadata metadata)
    {
        if (departure.DelayMinutes < LateMinutes) return null;
        return new()
        {
            Origin = departure.Origin, Destination = departure.Destination,
            DelayMinutes = departure.DelayMinutes, ScheduledAt = departure.ScheduledAt,
            Because = $"{metadata.Topic}[{metadata.Partition}]@{metadata.Offset}",
        };
    }

    public Deleted<LateRoute, (string Origin, string Destination)>? InTime(Departure departure) =>
        departure.DelayMinutes < LateMinutes ? new((departure.Origin, departure.Destination)) : null;
}
