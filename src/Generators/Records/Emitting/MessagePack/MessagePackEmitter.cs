using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting.MessagePack;

/// <summary>
/// Writes the struct that reads and writes a record's MessagePack value: one method a type of its graph.
/// </summary>
internal static class MessagePackEmitter
{
    public const string ValueReader = MessagePackTypes + "MessagePackValueReader";
    public const string ValueWriter = MessagePackTypes + "MessagePackValueWriter";

    public static void Write(SourceWriter writer, RecordModel record)
    {
        List<string> interfaces = [];
        if (record.IsRead) interfaces.Add($"{MessagePackTypes}IMessagePackDecoder<{record.Type.Name}>");
        if (record.IsWritten) interfaces.Add($"{MessagePackTypes}IMessagePackEncoder<{record.Type.Name}>");
        writer.Line($"// The MessagePack value of {record.DisplayName}.");
        writer.Line($"private readonly struct {record.SchemaStruct} : {string.Join(", ", interfaces)}").Open();
        NamesEmitter.Write(writer, record);
        if (record.IsRead) WriteRootReader(writer, record);
        if (record.IsWritten) WriteRootWriter(writer, record);
        foreach (ShapeModel shape in record.Shapes)
        {
            if (record.IsRead) WriteReader(writer, shape);
            if (record.IsWritten) WriteWriter(writer, shape);
        }
        if (record.IsRead) AccessorEmitter.Write(writer, record);
        writer.Close();
    }

    private static void WriteRootReader(SourceWriter writer, RecordModel record)
    {
        writer.Line().Line($"public static {record.Type.Name} Read(ref {ValueReader} reader, in {View} view)").Open();
        ObjectReadEmitter.WriteBody(writer, record.Root, isRoot: true);
        writer.Close();
    }

    private static void WriteRootWriter(SourceWriter writer, RecordModel record)
    {
        writer.Line().Line($"public static void Write(ref {ValueWriter} writer, {record.Type.Name} record)").Open();
        ObjectWriteEmitter.WriteBody(writer, record.Root, "record");
        writer.Close();
    }

    private static void WriteReader(SourceWriter writer, ShapeModel shape)
    {
        writer.Line().Line($"private static {shape.Type} Read{shape.Name}(ref {ValueReader} reader)").Open();
        switch (shape)
        {
            case ObjectModel model: ObjectReadEmitter.WriteBody(writer, model, isRoot: false); break;
            case EnumModel model: EnumEmitter.WriteReader(writer, model); break;
            case CollectionModel model: CollectionEmitter.WriteReader(writer, model); break;
            case DictionaryModel model: CollectionEmitter.WriteReader(writer, model); break;
        }
        writer.Close();
    }

    private static void WriteWriter(SourceWriter writer, ShapeModel shape)
    {
        writer.Line();
        writer.Line($"private static void Write{shape.Name}(ref {ValueWriter} writer, {shape.Type} value)").Open();
        switch (shape)
        {
            case ObjectModel model: ObjectWriteEmitter.WriteBody(writer, model, "value"); break;
            case EnumModel model: EnumEmitter.WriteWriter(writer, model); break;
            case CollectionModel model: CollectionEmitter.WriteWriter(writer, model); break;
            case DictionaryModel model: CollectionEmitter.WriteWriter(writer, model); break;
        }
        writer.Close();
    }
}
