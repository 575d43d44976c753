using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.MessagePack.MessagePackEmitter;

namespace Millrace.Generators.Records.Emitting.MessagePack;

/// <summary>Writes the bodies of methods that read and write lists and dictionaries.</summary>
internal static class CollectionEmitter
{
    private const string Marshal = "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal";
    private const string Generic = "global::System.Collections.Generic.";

    public static void WriteReader(SourceWriter writer, CollectionModel model)
    {
        string element = ValueEmitter.Read(model.Element);
        if (model.Kind is CollectionKind.List or CollectionKind.Set)
        {
            string list = model.Kind == CollectionKind.Set ? "HashSet" : "List";
            writer.Line($"""
                int count = reader.StartArray();
                {Generic}{list}<{model.Element.Type}> items = new(count);
                for (int i = 0; i < count; i++) items.Add({element});
                reader.End();
                return items;
                """);
            return;
        }
        writer.Line($"""
            {model.Element.Type}[] items = new {NewArray(model.Element.Type)};
            for (int i = 0; i < items.Length; i++) items[i] = {element};
            reader.End();
            return {(model.Kind == CollectionKind.Array ? "items" : $"{Marshal}.AsImmutableArray(items)")};
            """);
    }

    public static void WriteWriter(SourceWriter writer, CollectionModel model)
    {
        string items = Counted(writer, model);
        string count = model.Kind is CollectionKind.List or CollectionKind.Set ? "Count" : "Length";
        writer.Line($"writer.StartArray({items}?.{count});");
        writer.Line($"foreach ({model.Element.Type} item in {items}!)").Open();
        ValueEmitter.Write(writer, model.Element, "item", "element");
        writer.Close().Line("writer.End();");
    }

    public static void WriteReader(SourceWriter writer, DictionaryModel model)
    {
        writer.Line($"""
            int count = reader.StartMap();
            {Generic}Dictionary<{model.Key.Type}, {model.Value.Type}> items = new(count);
            for (int i = 0; i < count; i++)
            """).Open();
        writer.Line($"""
            {model.Key.Type} name = {ValueEmitter.Read(model.Key)};
            items[name] = {ValueEmitter.Read(model.Value)};
            """).Close();
        writer.Line("reader.End();").Line("return items;");
    }

    public static void WriteWriter(SourceWriter writer, DictionaryModel model)
    {
        writer.Line("writer.StartMap(value?.Count);");
        writer.Line($"foreach ({Generic}KeyValuePair<{model.Key.Type}, {model.Value.Type}> item in value!)").Open();
        ValueEmitter.Write(writer, model.Key, "item.Key", "key");
        ValueEmitter.Write(writer, model.Value, "item.Value", "element");
        writer.Close().Line("writer.End();");
    }

    /// <summary>The name of what has the elements and says how many they are, or null.</summary>
    private static string Counted(SourceWriter writer, CollectionModel model)
    {
        // A default ImmutableArray has no array inside; its array is null, which StartArray refuses.
        if (model.Kind == CollectionKind.ImmutableArray)
            writer.Line($"{model.Element.Type}[]? items = {Marshal}.AsArray(value);");
        else if (model.Type.StartsWith(Generic + "IEnumerable<", StringComparison.Ordinal))
            writer.Line($"{Generic}IReadOnlyCollection<{model.Element.Type}>? items = {ValueWriter}.Counted(value);");
        else return "value";
        return "items";
    }

    /// <summary>The length of an array of arrays stands in its first brackets: <c>int[count][]</c>.</summary>
    private static string NewArray(string element)
    {
        const string length = "[reader.StartArray()]";
        int inner = element.Length;
        while (inner >= 2 && element.Substring(inner - 2, 2) == "[]") inner -= 2;
        return element.Insert(inner, length);
    }
}
