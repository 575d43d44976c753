using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reference;

/// <summary>A flight as the file has it.</summary>
public sealed record Flight(
    [property: JsonPropertyName("date")] string Date,
    [property: JsonPropertyName("delay")] int Delay,
    [property: JsonPropertyName("distance")] int Distance,
    [property: JsonPropertyName("origin")] string Origin,
    [property: JsonPropertyName("destination")] string Destination)
{
    /// <summary>The scheduled departure, taken as UTC.</summary>
    [JsonIgnore]
    public DateTime ScheduledAt => DateTime.SpecifyKind(
        DateTime.ParseExact(Date, "yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);

    public static Flight Parse(string json) => JsonSerializer.Deserialize<Flight>(json, Json.Strict)
        ?? throw new FormatException($"Not a flight: {json}");

    /// <summary>All flights of the file, in its order.</summary>
    public static IReadOnlyList<Flight> ReadAll(string path) => [.. File.ReadLines(path).Select(Parse)];
}
