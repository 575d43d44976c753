using System.Text.Json.Serialization;
using MessagePack;

namespace Millrace.RoundTrip.Records;

/// <summary>A record that is one of several types, described on the side.</summary>
[KafkaSource("changes", Schema = typeof(ChangeSchema)), KafkaSink("changes", Schema = typeof(ChangeSchema))]
[JsonDerivedType(typeof(Delayed), "delayed"), JsonDerivedType(typeof(Cancelled), "cancelled")]
public abstract partial record Change([property: MessageKey] string Flight);

public sealed record Delayed(string Flight, int Minutes) : Change(Flight);

public sealed record Cancelled(string Flight) : Change(Flight);

[JsonSchema<Change>]
public sealed partial class ChangeSchema;

/// <summary>The same in MessagePack.</summary>
[KafkaSource("moves", Schema = typeof(MoveSchema)), KafkaSink("moves", Schema = typeof(MoveSchema))]
[Union(0, typeof(Step)), Union(3, typeof(Jump))]
public abstract partial record Move;

public sealed record Step(int Length) : Move;

public sealed record Jump(int Height, string? Over) : Move;

[MessagePackSchema<Move>]
public sealed partial class MoveSchema;

/// <summary>The schemas of types that are nobody's records.</summary>
[MessagePackSchema<Dictionary<Guid, Singles[]>>]
public sealed partial class SinglesSchema;

[JsonSchema<List<Point>>, JsonNaming(JsonNaming.SnakeCaseUpper)]
public sealed partial class PointsSchema;
