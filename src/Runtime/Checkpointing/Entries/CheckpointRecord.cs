using Millrace.Contracts;
using Millrace.State;

namespace Millrace.Runtime.Checkpointing.Entries;

/// <summary>
/// What a checkpoint says of one task: the truth about how far it is. It stands in the task's partition of the state
/// topic, after the entries that belong to it.
/// </summary>
internal sealed record CheckpointRecord
{
    public const byte Format = 4;

    /// <summary>It has no cluster, and does not count entries.</summary>
    private const byte FormatTwo = 2;

    /// <summary>It does not say from where a task has gone back.</summary>
    private const byte FormatThree = 3;

    /// <summary>Counts the task's checkpoints, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>
    /// The transactional id (or client id) of the lane that wrote it, so that a new owner can fence it.
    /// </summary>
    public required string Writer { get; init; }

    /// <summary>The task's watermark, Unix milliseconds.</summary>
    public required long WatermarkMs { get; init; }

    /// <summary>True at the end of a bounded run.</summary>
    public required bool HasFinished { get; init; }

    /// <summary>The id of the savepoint that the task began with; empty when there was none.</summary>
    public string Savepoint { get; init; } = "";

    /// <summary>The id of the cluster whose offsets these are; empty where none is known.</summary>
    public string Cluster { get; init; } = "";

    public required IReadOnlyList<SourcePosition> Sources { get; init; }

    public required IReadOnlyList<WrittenState> States { get; init; }

    /// <summary>
    /// As savepoints keep it: where a bounded run ends, and how far a group is, is the affair of the job that was left.
    /// </summary>
    public CheckpointRecord ForSavepoint() => this with
    {
        HasFinished = false,
        Sources = [.. Sources.Select(static source => source with { OffsetStop = null, GoneBackFrom = null })],
    };

    public void Write(StateWriter writer)
    {
        writer.WriteByte(Format);
        writer.WriteInt64(Number);
        writer.WriteString(Writer);
        writer.WriteInt64(WatermarkMs);
        writer.WriteBoolean(HasFinished);
        writer.WriteString(Savepoint);
        writer.WriteString(Cluster);
        writer.WriteUInt64((ulong)Sources.Count);
        foreach (SourcePosition source in Sources) source.Write(writer);
        writer.WriteUInt64((ulong)States.Count);
        foreach (WrittenState state in States) state.Write(writer);
    }

    /// <exception cref="RecordFormatException">The bytes are torn, or of a newer format.</exception>
    public static CheckpointRecord Read(ReadOnlySpan<byte> bytes)
    {
        StateReader reader = new(bytes);
        byte format = reader.ReadByte();
        if (format is < FormatTwo or > Format)
            throw new RecordFormatException(
                $"checkpoint format {format}; this version of Millrace reads formats {FormatTwo} to {Format}");
        return new()
        {
            Number = reader.ReadInt64(),
            Writer = reader.ReadString() ?? "",
            WatermarkMs = reader.ReadInt64(),
            HasFinished = reader.ReadBoolean(),
            Savepoint = reader.ReadString() ?? "",
            Cluster = format > FormatTwo ? reader.ReadString() ?? "" : "",
            Sources = ReadSources(ref reader, hasGoneBack: format > FormatThree),
            States = ReadStates(ref reader, hasCounts: format > FormatTwo),
        };
    }

    private static SourcePosition[] ReadSources(ref StateReader reader, bool hasGoneBack)
    {
        var sources = new SourcePosition[reader.ReadCount()];
        for (int i = 0; i < sources.Length; i++) sources[i] = SourcePosition.Read(ref reader, hasGoneBack);
        return sources;
    }

    private static WrittenState[] ReadStates(ref StateReader reader, bool hasCounts)
    {
        var states = new WrittenState[reader.ReadCount()];
        for (int i = 0; i < states.Length; i++) states[i] = WrittenState.Read(ref reader, hasCounts);
        return states;
    }
}

/// <summary>How far a task is in one of its source partitions.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="TopicId">
/// The broker's id of the topic, empty where brokers have none: a topic made anew has another.
/// </param>
/// <param name="Partitions">How many partitions the topic had; more of them move keys.</param>
/// <param name="OffsetNext">The next record to process.</param>
/// <param name="OffsetStop">Where the bounded run ends, if it does.</param>
/// <param name="HighestMs">The highest event time seen, Unix milliseconds.</param>
/// <param name="GoneBackFrom">
/// How far the task once was, before it went back to an earlier checkpoint because later ones were damaged, or because
/// the user said so: the group's offset may still be there. Null once the task is there again.
/// </param>
internal sealed record SourcePosition(
    string Topic, string TopicId, int Partitions, long OffsetNext, long? OffsetStop, long HighestMs,
    long? GoneBackFrom = null)
{
    public void Write(StateWriter writer)
    {
        writer.WriteString(Topic);
        writer.WriteString(TopicId);
        writer.WriteInt64(Partitions);
        writer.WriteInt64(OffsetNext);
        writer.WriteInt64(OffsetStop ?? -1);
        writer.WriteInt64(HighestMs);
        writer.WriteInt64(GoneBackFrom ?? -1);
    }

    public static SourcePosition Read(ref StateReader reader, bool hasGoneBack)
    {
        string topic = reader.ReadString() ?? "";
        string topicId = reader.ReadString() ?? "";
        int partitions = reader.ReadInt32();
        long offsetNext = reader.ReadInt64();
        long offsetStop = reader.ReadInt64();
        long highestMs = reader.ReadInt64();
        long goneBackFrom = hasGoneBack ? reader.ReadInt64() : -1;
        return new(
            topic, topicId, partitions, offsetNext, offsetStop < 0 ? null : offsetStop, highestMs,
            goneBackFrom < 0 ? null : goneBackFrom);
    }
}

/// <summary>A state that the checkpoint holds, as it was declared when it was written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="KeyCodec">How its keys are written.</param>
/// <param name="Version">The version of its type.</param>
/// <param name="Shape">The shape of its type.</param>
/// <param name="Entries">How many entries it has; null where that is not known.</param>
internal sealed record WrittenState(string Name, string KeyCodec, int Version, string Shape, long? Entries = null)
{
    public void Write(StateWriter writer)
    {
        writer.WriteString(Name);
        writer.WriteString(KeyCodec);
        writer.WriteInt64(Version);
        writer.WriteString(Shape);
        writer.WriteInt64(Entries ?? -1);
    }

    public static WrittenState Read(ref StateReader reader, bool hasCount)
    {
        string name = reader.ReadString() ?? "";
        string keyCodec = reader.ReadString() ?? "";
        int version = reader.ReadInt32();
        string shape = reader.ReadString() ?? "";
        long entries = hasCount ? reader.ReadInt64() : -1;
        return new(name, keyCodec, version, shape, entries < 0 ? null : entries);
    }
}
