using System.Text.Json.Serialization;
using MessagePack;

namespace Millrace.RoundTrip.Records;

/// <summary>One of two types.</summary>
[JsonDerivedType(typeof(Dog), "dog"), JsonDerivedType(typeof(Cat), 2)]
[Union(0, typeof(Dog)), Union(1, typeof(Cat))]
public abstract record Pet(string Name);

public sealed record Dog(string Name, int Age) : Pet(Name);

public sealed record Cat(string Name) : Pet(Name)
{
    public required int Lives { get; init; }
}

/// <summary>Members that are set in each of the ways that there are, in a type that contains itself.</summary>
public sealed class Settings
{
    public int Kept { get; init; } = 3;

    public string? Set { get; set; }

    public required int Required { get; init; }

    public Settings? Inner { get; set; }

    public Dictionary<string, Settings> Named { get; init; } = [];
}

/// <summary>A struct with a constructor of its own.</summary>
[method: JsonConstructor, SerializationConstructor]
public readonly struct Point(int x, int y)
{
    public int X { get; } = x;

    public int Y { get; } = y;
}

public record struct Span(Point From, Point To);

/// <summary>A type that others derive from.</summary>
public class Place
{
    public string Name { get; init; } = "";
}

public sealed class Airport : Place
{
    public required string Code { get; init; }
}

/// <summary>A generic type.</summary>
public sealed record Page<T>(List<T> Items, T? First);

/// <summary>Every kind of type.</summary>
public sealed record Shapes(
    Settings Settings, Point Point, Point? NoPoint, Span Span, Airport Airport, Page<Point> Points,
    Page<string> Names, Shapes.Nested Inside)
{
    /// <summary>A type inside of another.</summary>
    public sealed record Nested(int Depth);
}

/// <summary>A type whose fields are its members.</summary>
[MessagePackObject]
internal sealed class Fields
{
    [JsonInclude, Key(0)] public int First;

    [JsonInclude, Key(1)] public string? Second;
}
