using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the struct that reads and writes a JSON value: one method a type of its graph.</summary>
internal static class JsonEmitter
{
    public static void Write(SourceWriter writer, CodecModel codec)
    {
        List<string> interfaces = [];
        if (codec.IsRead) interfaces.Add($"{JsonTypes}IJsonDecoder<{codec.Type}>");
        if (codec.IsWritten) interfaces.Add($"{JsonTypes}IJsonEncoder<{codec.Type}>");
        writer.Line($"// The JSON value of {codec.DisplayName}.");
        writer.Line($"private readonly struct {codec.Struct} : {string.Join(", ", interfaces)}").Open();
        WriteDateFormats(writer, codec.DateFormats);
        foreach (EnumModel model in codec.Shapes.OfType<EnumModel>())
            if (model.Writing == EnumWriting.FlagNames) EnumEmitter.WriteNames(writer, model);
        if (codec.IsRead) ObjectScanEmitter.WriteLayouts(writer, codec);
        WriteMethods(writer, codec);
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
    private static void WriteMethods(SourceWriter writer, CodecModel codec)
    {
        List<Action> methods = [];
        if (codec.Content is { } content) methods.Add(() => WriteContent(writer, codec, content));
        if (codec.Root is { } root)
        {
            if (codec.IsRead) methods.Add(() => ObjectReadEmitter.WriteRoot(writer, codec, root));
            if (codec.IsRead) methods.Add(() => ObjectScanEmitter.WriteRoot(writer, codec, root));
            if (codec.IsWritten) methods.Add(() => ObjectWriteEmitter.WriteRoot(writer, codec, root));
        }
        foreach (ShapeModel shape in codec.Shapes)
        {
            if (codec.IsRead) methods.Add(() => WriteReader(writer, shape));
            if (codec.IsRead) methods.Add(() => WriteScanner(writer, shape));
            if (codec.IsWritten) methods.Add(() => WriteWriter(writer, shape));
        }
        for (int i = 0; i < methods.Count; i++)
        {
            if (i > 0) writer.Line();
            methods[i]();
        }
    }

    /// <summary>A value whose methods are those of its type.</summary>
    private static void WriteContent(SourceWriter writer, CodecModel codec, ValueModel content)
    {
        writer.Line($"public static {codec.Type} Read(ref {Reader} reader, in {View} view) =>");
        writer.Line($"    {ValueEmitter.Read(content, "reader")};").Line();
        writer.Line($"public static {codec.Type} Read(ref {Scanner} scanner, in {View} view) =>");
        writer.Line($"    {ValueEmitter.Read(content, "scanner")};").Line();
        writer.Line($"public static void Write({BufferType} output, {codec.Type} record)").Open();
        ValueEmitter.Write(writer, content, "record", "value");
        writer.Close();
        AccessorEmitter.Write(writer, codec);
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
            case NumberModel model: NumberEmitter.WriteReader(writer, model); break;
            case UnionModel model: UnionEmitter.WriteReader(writer, model); break;
        }
        writer.Close();
    }

    /// <summary>The same from plain text; what the scanner does not know itself is left to a reader.</summary>
    private static void WriteScanner(SourceWriter writer, ShapeModel shape)
    {
        string signature = $"private static {shape.Type} Read{shape.Name}(ref {Scanner} scanner)";
        if (shape is DictionaryModel)
        {
            writer.Line($"{signature} => {Reading}ByReader(ref scanner, Read{shape.Name});");
            return;
        }
        writer.Line(signature).Open();
        switch (shape)
        {
            case ObjectModel model: ObjectScanEmitter.WriteBody(writer, model, isRoot: false); break;
            case EnumModel model: EnumEmitter.WriteScanner(writer, model); break;
            case CollectionModel model: CollectionEmitter.WriteScanner(writer, model); break;
            case NumberModel model: NumberEmitter.WriteScanner(writer, model); break;
            case UnionModel model: UnionEmitter.WriteScanner(writer, model); break;
        }
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
            case NumberModel model: NumberEmitter.WriteWriter(writer, model); break;
            case UnionModel model: UnionEmitter.WriteWriter(writer, model); break;
        }
        writer.Close();
    }
}
