using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>
/// Writes the struct that reads and writes whole messages, around the one for the value, and which schema a record has.
/// </summary>
internal static class MessageEmitter
{
    /// <summary>The expression that makes the schema of a source.</summary>
    public static string Deserializer(RecordModel record, SourceModel source) => source.Schema is { } schema
        ? $"new {Schemas}CustomDeserializer<{record.Type.Name}>({Creation(schema)})"
        : $"{Schemas}GeneratedDeserializer<{record.Type.Name}, {record.MessageStruct}>.Instance";

    /// <summary>The expression that makes the schema of a sink.</summary>
    public static string Serializer(RecordModel record, SinkModel sink) => sink.Schema switch
    {
        null => $"{Schemas}GeneratedSerializer<{record.Type.Name}, {record.MessageStruct}>.Instance",
        { IsKeyed: true } schema => Creation(schema),
        { } schema => $"new {Schemas}CustomSerializer<{record.Type.Name}, {record.MessageStruct}>({Creation(schema)})",
    };

    public static void Write(SourceWriter writer, RecordModel record)
    {
        List<string> interfaces = [];
        bool isEncoded = record.Sink is { Schema: not { IsKeyed: true } };
        if (record.IsRead) interfaces.Add($"{Contracts}IMessageDecoder<{record.Type.Name}>");
        if (isEncoded) interfaces.Add($"{Contracts}IMessageEncoder<{record.Type.Name}>");
        if (interfaces.Count == 0) return;
        writer.Line($"// The messages of {record.DisplayName}.");
        writer.Line($"private readonly struct {record.MessageStruct} : {string.Join(", ", interfaces)}").Open();
        if (record.IsRead) WriteDecode(writer, record);
        if (record.IsRead && isEncoded) writer.Line();
        if (isEncoded) WriteEncode(writer, record);
        writer.Close();
        if (record.IsRead || record.IsWritten) writer.Line();
    }

    private static void WriteDecode(SourceWriter writer, RecordModel record) => writer.Line($"""
        public static {record.Type.Name} Decode(in {View} view) =>
            {Entry(record)}.Read<{record.Type.Name}, {record.SchemaStruct}>(in view);
        """);

    private static void WriteEncode(SourceWriter writer, RecordModel record)
    {
        string self = record.Type.Name;
        writer.Line($"public static void Encode({self} record, {Schemas}MessageWriter message)").Open();
        if (record.Key is not { } key) writer.Line("// No [MessageKey]: the key is null.");
        else
        {
            string write = $"{Keys}RecordKey.Write<{key.Type}, {key.Codec}>";
            writer.Line($"// [MessageKey] {string.Join(", ", key.Members.Select(member => $"{self}.{member}"))}");
            writer.Line($"message.HasKey = {write}({key.Of("record")}, message.Key);");
        }
        OutsideEmitter.WriteHeaders(writer, record);
        if (record.IsWritten) WriteValue(writer, record);
        writer.Close();
    }

    private static void WriteValue(SourceWriter writer, RecordModel record)
    {
        string write = $"{Entry(record)}.Write<{record.Type.Name}, {record.SchemaStruct}>(record, message.Value);";
        if (record.Payload is not { Value.AllowsNull: true } payload)
        {
            writer.Line(write);
            return;
        }
        writer.Line($"// Where {payload.Name} is null the message is a tombstone.");
        writer.Line($"message.HasValue = record.{payload.Name} != null;");
        writer.Line($"if (message.HasValue) {write}");
    }

    /// <summary>The class of the Sdk that reads and writes values of the record's format.</summary>
    private static string Entry(RecordModel record) => record.Format switch
    {
        RecordFormat.Json => $"{JsonTypes}JsonRecord",
        RecordFormat.MessagePack => $"{MessagePackTypes}MessagePackRecord",
        _ => $"{PayloadTypes}PayloadRecord",
    };

    private static string Creation(SchemaModel schema)
    {
        string user = Quoted($"Schema '{schema.Name}'");
        string services = string.Join(", ", schema.Services.Select(service => service.Expression(user)));
        return $"new {schema.Type}({services})";
    }
}
