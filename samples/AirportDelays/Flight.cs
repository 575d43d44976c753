using System.Text.Json.Serialization;
using Millrace;

namespace Flights;

/// <summary>
/// A flight: read from <c>flights</c>, and written to <c>late-flights</c> when it is too late for its window.
/// </summary>
[KafkaSource("flights"), KafkaSink("late-flights")]
public sealed partial record Flight
{
    /// <summary>When the flight was to leave; the data's local times are taken as UTC.</summary>
    [JsonPropertyName("date"), DateFormat("yyyy/MM/dd HH:mm")]
    [Timestamp(MaxOutOfOrderness = "2h", IdleAfter = "1m")]
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>Minutes after the schedule; negative when it left early.</summary>
    [JsonPropertyName("delay")]
    public required int DelayMinutes { get; init; }

    [JsonPropertyName("distance")]
    public required int DistanceMiles { get; init; }

    /// <summary>The airport it leaves from, by IATA code.</summary>
    [MessageKey]
    public required string Origin { get; init; }

    public required string Destination { get; init; }
}
