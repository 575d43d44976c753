using System.Globalization;
using System.Text.Json;
using Millrace.Runtime.Checkpointing.Entries;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>What a savepoint's manifest says of one task.</summary>
/// <param name="Partition">Its partition number.</param>
/// <param name="Checksum">That of its file.</param>
/// <param name="Checkpoint">How far it is, and which states it has.</param>
internal sealed record SavepointTask(int Partition, ulong Checksum, CheckpointRecord Checkpoint)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("partition", Partition);
        json.WriteString("checksum", Checksum.ToString("x16", CultureInfo.InvariantCulture));
        json.WriteNumber("checkpoint", Checkpoint.Number);
        json.WriteNumber("watermarkMs", Checkpoint.WatermarkMs);
        json.WriteStartArray("sources");
        foreach (SourcePosition source in Checkpoint.Sources) Write(json, source);
        json.WriteEndArray();
        json.WriteStartArray("states");
        foreach (WrittenState state in Checkpoint.States) Write(json, state);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What is for the file alone, such as the highest event times, is not among it.</summary>
    public static SavepointTask Read(JsonElement json) => new(
        json.Member("partition").GetInt32(),
        ulong.Parse(json.Text("checksum"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        new()
        {
            Number = json.Member("checkpoint").GetInt64(),
            Writer = "",
            WatermarkMs = json.Member("watermarkMs").GetInt64(),
            HasFinished = false,
            Sources = [.. json.Member("sources").EnumerateArray().Select(ReadSource)],
            States = [.. json.Member("states").EnumerateArray().Select(ReadState)],
        });

    private static void Write(Utf8JsonWriter json, SourcePosition source)
    {
        json.WriteStartObject();
        json.WriteString("topic", source.Topic);
        json.WriteString("topicId", source.TopicId);
        json.WriteNumber("partitions", source.Partitions);
        json.WriteNumber("offset", source.OffsetNext);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, WrittenState state)
    {
        json.WriteStartObject();
        json.WriteString("name", state.Name);
        json.WriteString("keyCodec", state.KeyCodec);
        json.WriteNumber("version", state.Version);
        json.WriteString("shape", state.Shape);
        json.WriteEndObject();
    }

    private static SourcePosition ReadSource(JsonElement json) => new(
        json.Text("topic"), json.Text("topicId"), json.Member("partitions").GetInt32(),
        json.Member("offset").GetInt64(), null, Timing.EventTime.None);

    private static WrittenState ReadState(JsonElement json) => new(
        json.Text("name"), json.Text("keyCodec"), json.Member("version").GetInt32(), json.Text("shape"));
}
