using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the struct that reads and writes a record's JSON value: one method a type of its graph.</summary>
internal static class JsonEmitter
{
    public static void Write(SourceWriter writer, RecordModel record)
    {
        List<string> interfaces = [];
        if (record.IsRead) interfaces.Add($"{JsonTypes}IJsonDecoder<{record.Type.Name}>");
        if (record.IsWritten) interfaces.Add($"{JsonTypes}IJsonEncoder<{record.Type.Name}>");
        writer.Line($"// The JSON value of {record.DisplayName}.");
        writer.Line($"private readonly struct {record.SchemaStruct} : {string.Join(", ", interfaces)}").Open();
        WriteDateFormats(writer, record.DateFormats);
        if (record.IsRead) ObjectScanEmitter.WriteLayouts(writer, record);
        WriteMethods(writer, record);
        writer.Close();
    }

    private static void WriteDateFormats(SourceWriter writer, EquatableArray<string> patterns)
    {
        for (int i = 0; i < patterns.Count; i++)
        {
            string field = ValueModel.DateFormatField(i);
            string type = $"{JsonTypes}JsonDateFormat";
            writer.Line($"private static readonly {type} {field} = new({Quoted(patterns[i])});").Line();
        }
    }

    /// <summary>All methods, with an empty line between two of them.</summary>
    private static void WriteMethods(SourceWriter writer, RecordModel record)
    {
        List<Action> methods = [];
        if (record.IsRead) methods.Add(() => ObjectReadEmitter.WriteRoot(writer, record));
        if (record.IsRead) methods.Add(() => ObjectScanEmitter.WriteRoot(writer, record));
        if (record.IsWritten) methods.Add(() => ObjectWriteEmitter.WriteRoot(writer, record));
        foreach (ShapeModel shape in record.Shapes)
        {
            if (record.IsRead) methods.Add(() => WriteReader(writer, shape));
            if (record.IsRead) methods.Add(() => WriteScanner(writer, shape));
            if (record.IsWritten) methods.Add(() => WriteWriter(writer, shape));
        }
        for (int i = 0; i < methods.Count; i++)
        {
            if (i > 0) writer.Line();
            methods[i]();
        }
    }

    private static void WriteReader(SourceWriter writer, ShapeModel shape)
    {
        writer.Line($"private static {shape.Type} Read{shape.Name}(ref {Reader} reader)").Open();
        switch (shape)
        {
            case ObjectModel model: ObjectReadEmitter.WriteBody(writer, model, isRoot: false); break;
            case EnumModel model: EnumEmitter.WriteReader(writer, model); break;
            case CollectionModel model: CollectionEmitter.WriteReader(writer, model); break;
            case DictionaryModel model: CollectionEmitter.WriteReader(writer, model); break;
        }
        writer.Close();
    }

    /// <summary>The same from plain text; what the scanner does not know itself is left to a reader.</summary>
    private static void WriteScanner(SourceWriter writer, ShapeModel shape)
    {
        string signature = $"private static {shape.Type} Read{shape.Name}(ref {Scanner} scanner)";
        if (shape is EnumModel or DictionaryModel)
        {
            writer.Line($"{signature} => {Reading}ByReader(ref scanner, Read{shape.Name});");
            return;
        }
        writer.Line(signature).Open();
        if (shape is ObjectModel objects) ObjectScanEmitter.WriteBody(writer, objects, isRoot: false);
        else CollectionEmitter.WriteScanner(writer, (CollectionModel)shape);
        writer.Close();
    }

    private static void WriteWriter(SourceWriter writer, ShapeModel shape)
    {
        writer.Line($"private static void Write{shape.Name}({BufferType} output, {shape.Type} value)").Open();
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
