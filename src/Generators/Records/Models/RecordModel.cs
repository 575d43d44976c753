using Millrace.Generators.Common;

namespace Millrace.Generators.Records.Models;

/// <summary>A source or sink record with nothing wrong: all that its schemas are written from.</summary>
internal sealed record RecordModel
{
    public required PartialType Type { get; init; }

    /// <summary>The type's name, for messages.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Null when the record is no source.</summary>
    public required SourceModel? Source { get; init; }

    /// <summary>Null when the record is no sink.</summary>
    public required SinkModel? Sink { get; init; }

    /// <summary>The message key; null when the record has none.</summary>
    public required MessageKey? Key { get; init; }

    /// <summary>The members that a sink writes as headers.</summary>
    public required EquatableArray<HeaderModel> Headers { get; init; }

    /// <summary>How the value is laid out.</summary>
    public required RecordFormat Format { get; init; }

    /// <summary>The encoding of a value that is a string in another than UTF-8; null for any other value.</summary>
    public required string? Encoding { get; init; }

    /// <summary>
    /// The name of the generated struct that reads and writes the value; no member of the record has it.
    /// </summary>
    public required string SchemaStruct { get; init; }

    /// <summary>The name of the generated struct for whole messages; no member of the record has it either.</summary>
    public required string MessageStruct { get; init; }

    /// <summary>The members of the record itself.</summary>
    public required ObjectModel Root { get; init; }

    /// <summary>
    /// Every other type in the record's graph that needs a method of its own, in the order of first use.
    /// </summary>
    public required EquatableArray<ShapeModel> Shapes { get; init; }

    /// <summary>The date patterns in the record's graph, in the order of first use.</summary>
    public required EquatableArray<string> DateFormats { get; init; }

    /// <summary>The member that is the whole value; null for formats with members in the value.</summary>
    public MemberModel? Payload => Format is RecordFormat.Json or RecordFormat.MessagePack
        ? null
        : Root.Members.FirstOrDefault(member => member.Outside == null);

    /// <summary>True when the generated schema reads the record.</summary>
    public bool IsRead => Source is { Schema: null };

    /// <summary>True when the generated schema writes the record's value.</summary>
    public bool IsWritten => Sink is { Schema: null };
}

/// <summary>What the attributes of a source say.</summary>
/// <param name="Topics">Its topics.</param>
/// <param name="StartFrom">The member of <c>Millrace.StartFrom</c>.</param>
/// <param name="StopAt">The member of <c>Millrace.StopAt</c>.</param>
/// <param name="Timestamp">Null when the record has no event time.</param>
/// <param name="Schema">The user's own schema; null for the generated one.</param>
internal sealed record SourceModel(
    EquatableArray<string> Topics, string StartFrom, string StopAt, TimestampModel? Timestamp, SchemaModel? Schema);

/// <summary>A schema of the user's own.</summary>
/// <param name="Type">Its type, as C# writes it.</param>
/// <param name="Name">The same for messages.</param>
/// <param name="IsKeyed">True when it sees whole messages, false for the value alone.</param>
/// <param name="Services">The parameters of its constructor.</param>
internal sealed record SchemaModel(string Type, string Name, bool IsKeyed, EquatableArray<ServiceModel> Services);

/// <summary>What <c>[Timestamp]</c> says.</summary>
/// <param name="Member">The member or method that has it; empty for the record itself.</param>
/// <param name="Read">The expression that gives Unix milliseconds, out of <c>record</c> and <c>view</c>.</param>
/// <param name="MaxOutOfOrdernessMs">How far behind the highest timestamp a record may come.</param>
/// <param name="IdleAfterMs">After how long event time goes on with the clock; null for never.</param>
internal sealed record TimestampModel(string Member, string Read, long MaxOutOfOrdernessMs, long? IdleAfterMs);

/// <summary>What the attributes of a sink say.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Schema">The user's own schema; null for the generated one.</param>
internal sealed record SinkModel(string Topic, SchemaModel? Schema);
