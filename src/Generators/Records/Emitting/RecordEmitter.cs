using Millrace.Generators.Common;
using Millrace.Generators.Records.Emitting.MessagePack;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the generated part of a source or sink record.</summary>
internal static class RecordEmitter
{
    private const string Services = "global::System.IServiceProvider";

    public static string Emit(RecordModel record)
    {
        List<string> interfaces = [];
        if (record.Source != null) interfaces.Add($"{Contracts}IKafkaSource<{record.Type.Name}>");
        if (record.Sink != null) interfaces.Add($"{Contracts}IKafkaSink<{record.Type.Name}>");
        return PartialTypeWriter.Write(record.Type, interfaces, writer =>
        {
            if (record.Source != null) WriteSource(writer, record, record.Source);
            if (record.Sink != null) WriteSink(writer, record, record.Sink);
            if (record.Key is { Parts.Count: > 0 } key) KeyEmitter.Write(writer, record.Type.Name, key);
            MessageEmitter.Write(writer, record);
            if (record.IsRead || record.IsWritten) WriteSchema(writer, record);
        });
    }

    private static void WriteSchema(SourceWriter writer, RecordModel record)
    {
        switch (record.Format)
        {
            case RecordFormat.Json: JsonEmitter.Write(writer, CodecModel.Of(record)); break;
            case RecordFormat.MessagePack: MessagePackEmitter.Write(writer, CodecModel.Of(record)); break;
            default: PayloadEmitter.Write(writer, record); break;
        }
    }

    private static void WriteSource(SourceWriter writer, RecordModel record, SourceModel source)
    {
        string self = record.Type.Name;
        string contract = $"{Contracts}IKafkaSource<{self}>";
        string timestampComment = source.Timestamp switch
        {
            null => "",
            { Member: "" } => " and [Timestamp]",
            { Member: var member } => $" and [Timestamp] of {self}.{member}",
        };
        writer.Line($$"""
            // [KafkaSource]{{timestampComment}}
            static {{Contracts}}SourceDefinition {{contract}}.Source { get; } = new()
            {
                Record = {{Quoted(record.Type.Name.TrimStart('@'))}},
                Topics = [{{string.Join(", ", source.Topics.Select(Quoted))}}],
                StartFrom = global::Millrace.StartFrom.{{source.StartFrom}},
                StopAt = global::Millrace.StopAt.{{source.StopAt}},
            """);
        WriteTimestamp(writer, source.Timestamp);
        writer.Line($$"""
            };

            static {{Schemas}}IKeyedDeserializationSchema<{{self}}> {{contract}}.CreateDeserializer(
                {{Services}} services) => {{MessageEmitter.Deserializer(record, source)}};

            static long {{contract}}.EventTimeMs({{self}} record, in {{View}} view) =>
                {{source.Timestamp?.Read ?? "view.TimestampMs"}};

            """);
    }

    private static void WriteTimestamp(SourceWriter writer, TimestampModel? timestamp)
    {
        if (timestamp == null) return;
        writer.Line($"""
                HasEventTime = true,
                MaxOutOfOrdernessMs = {timestamp.MaxOutOfOrdernessMs},
            """);
        if (timestamp.IdleAfterMs is { } idleAfterMs) writer.Line($"    IdleAfterMs = {idleAfterMs},");
    }

    private static void WriteSink(SourceWriter writer, RecordModel record, SinkModel sink)
    {
        string self = record.Type.Name;
        string contract = $"{Contracts}IKafkaSink<{self}>";
        writer.Line($$"""
            // [KafkaSink]
            static {{Contracts}}SinkDefinition {{contract}}.Sink { get; } = new()
            {
                Record = {{Quoted(record.Type.Name.TrimStart('@'))}},
                Topic = {{Quoted(sink.Topic)}},
            };

            static {{Schemas}}IKeyedSerializationSchema<{{self}}> {{contract}}.CreateSerializer(
                {{Services}} services) => {{MessageEmitter.Serializer(record, sink)}};

            """);
    }
}
