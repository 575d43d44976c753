using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting.MessagePack;

/// <summary>
/// Writes the struct that reads and writes a MessagePack value: one method a type of its graph.
/// </summary>
internal static class MessagePackEmitter
{
    public const string ValueReader = MessagePackTypes + "MessagePackValueReader";
    public const string ValueWriter = MessagePackTypes + "MessagePackValueWriter";

    public static void Write(SourceWriter writer, CodecModel codec)
    {
        List<string> interfaces = [];
        if (codec.IsRead) interfaces.Add($"{MessagePackTypes}IMessagePackDecoder<{codec.Type}>");
        if (codec.IsWritten) interfaces.Add($"{MessagePackTypes}IMessagePackEncoder<{codec.Type}>");
        writer.Line($"// The MessagePack value of {codec.DisplayName}.");
        writer.Line($"private readonly struct {codec.Struct} : {string.Join(", ", interfaces)}").Open();
        NamesEmitter.Write(writer, codec);
        if (codec.IsRead) WriteRootReader(writer, codec);
        if (codec.IsWritten) WriteRootWriter(writer, codec);
        foreach (ShapeModel shape in codec.Shapes)
        {
            if (codec.IsRead) WriteReader(writer, shape);
            if (codec.IsWritten) WriteWriter(writer, shape);
        }
        if (codec.IsRead) AccessorEmitter.Write(writer, codec);
        writer.Close();
    }

    private static void WriteRootReader(SourceWriter writer, CodecModel codec)
    {
        writer.Line().Line($"public static {codec.Type} Read(ref {ValueReader} reader, in {View} view)").Open();
        if (codec.Root != null) ObjectReadEmitter.WriteBody(writer, codec.Root, isRoot: true);
        else writer.Line($"return {ValueEmitter.Read(codec.Content!)};");
        writer.Close();
    }

    private static void WriteRootWriter(SourceWriter writer, CodecModel codec)
    {
        writer.Line().Line($"public static void Write(ref {ValueWriter} writer, {codec.Type} record)").Open();
        if (codec.Root != null) ObjectWriteEmitter.WriteBody(writer, codec.Root, "record");
        else ValueEmitter.Write(writer, codec.Content!, "record", "value");
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
            case UnionModel model: UnionEmitter.WriteReader(writer, model); break;
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
            case UnionModel model: UnionEmitter.WriteWriter(writer, model); break;
        }
        writer.Close();
    }
}
