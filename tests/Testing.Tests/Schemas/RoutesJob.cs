namespace Millrace.Testing.Tests.Schemas;

/// <summary>A key of two parts, as a type of its own.</summary>
public readonly record struct Route(string Origin, long Number);

/// <summary>A flight, by the route that is its key.</summary>
[KafkaSource("route-flights"), KafkaSink("route-flights")]
public sealed partial record RouteFlight([property: MessageKey] Route Route, [property: Timestamp] long AtMs);

/// <summary>A cancellation, by two members that are the same key.</summary>
[KafkaSource("leg-flights", Format = RecordFormat.MessagePack)]
[KafkaSink("leg-flights", Format = RecordFormat.MessagePack)]
public sealed partial record LegFlight(
    [property: MessageKey] string Origin, [property: MessageKey] long Number, [property: Timestamp] long AtMs);

/// <summary>How many there were.</summary>
[KafkaSource("route-counts"), KafkaSink("route-counts")]
public sealed partial record RouteCount(
    [property: MessageKey] string Origin, [property: MessageKey] long Number, int Count);

/// <summary>What is counted.</summary>
[State(Version = 1)]
public partial record struct RouteTotal(int Count);

/// <summary>Counts by keys of several parts, in states and in windows.</summary>
[StreamJob("routes")]
public sealed partial class RoutesJob
{
    /// <summary>By a record struct.</summary>
    public RouteCount Count(RouteFlight flight, ref RouteTotal total) =>
        new(flight.Route.Origin, flight.Route.Number, ++total.Count);

    /// <summary>By a tuple.</summary>
    [TumblingWindow("1s")]
    public void Add(LegFlight flight, ref RouteTotal total) => total.Count++;

    /// <summary>The key of several members is their tuple.</summary>
    [OnWindowClose(nameof(Add))]
    public RouteCount Close(Window<(string Origin, long Number)> window, RouteTotal total) =>
        new(window.Key.Origin, window.Key.Number, total.Count);
}
