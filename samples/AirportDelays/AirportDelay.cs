using Millrace;

namespace Flights;

/// <summary>The departures of one airport on one day. The job writes it; the report reads it back.</summary>
[KafkaSink("airport-delays"), KafkaSource("airport-delays")]
public sealed partial record AirportDelay
{
    [MessageKey]
    public required string Airport { get; init; }

    public required DateTimeOffset WindowStart { get; init; }

    public required DateTimeOffset WindowEnd { get; init; }

    public required int Flights { get; init; }

    public required double MeanDelayMinutes { get; init; }
}
