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
        if (record.Source != null) interfaces.Add($"{JsonTypes}IJsonDecoder<{record.Type.Name}>");
        if (record.Sink != null) interfaces.Add($"{JsonTypes}IJsonEncoder<{record.Type.Name}>");
        writer.Line($"// The JSON value of {record.DisplayName}.");
        writer.Line($"private readonly struct {record.JsonStruct} : {string.Join(", ", interfaces)}").Open();
        WriteDateFormats(writer, record.DateFormats);
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
        if (record.Source != null) methods.Add(() => ObjectReadEmitter.WriteRoot(writer, record));
        if (record.Sink != null) methods.Add(() => ObjectWriteEmitter.WriteRoot(writer, record));
        foreach (ShapeModel shape in record.Shapes)
        {
            if (record.Source != null) methods.Add(() => WriteReader(writer, shape));
            if (record.Sink != null) methods.Add(() => WriteWriter(writer, shape));
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

    private static void WriteWriter(SourceWriter writer, ShapeModel shape)
    {
        writer.Line($"private static void Write{shape.Name}({Names.Writer} writer, {shape.Type} value)").Open();
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
