using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reference;

/// <summary>A result as its JSON value has it.</summary>
public sealed record AirportDelay(
    [property: JsonPropertyName("airport")] string Airport,
    [property: JsonPropertyName("windowStart")] string WindowStart,
    [property: JsonPropertyName("windowEnd")] string WindowEnd,
    [property: JsonPropertyName("flights")] int Flights,
    [property: JsonPropertyName("meanDelayMinutes")] double MeanDelayMinutes)
{
    public static AirportDelay Parse(string json) => JsonSerializer.Deserialize<AirportDelay>(json, Json.Strict)
        ?? throw new FormatException($"Not a result: {json}");
}
