using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the bodies of methods that read and write JSON arrays and dictionaries.</summary>
internal static class CollectionEmitter
{
    private const string Marshal = "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal";
    private const string Generic = "global::System.Collections.Generic.";

    public static void WriteReader(SourceWriter writer, CollectionModel model) => writer.Line($"""
        {Reading}StartArray(ref reader);
        {Items(model)} items = [];
        while ({Reading}NextElement(ref reader)) items.Add({ValueEmitter.Read(model.Element, "reader")});
        {Return(model)}
        """);

    public static void WriteScanner(SourceWriter writer, CollectionModel model) => writer.Line($"""
        scanner.StartArray();
        {Items(model)} items = [];
        bool isFirst = true;
        while (scanner.NextElement(ref isFirst)) items.Add({ValueEmitter.Read(model.Element, "scanner")});
        {Return(model)}
        """);

    public static void WriteWriter(SourceWriter writer, CollectionModel model)
    {
        // A default ImmutableArray has no array inside; its array is null, which the next line refuses.
        bool isImmutable = model.Kind == CollectionKind.ImmutableArray;
        if (isImmutable)
            writer.Line($"{model.Element.Type}[]? items = {Marshal}.AsArray(value);");
        string items = isImmutable ? "items" : "value";
        writer.Line($"{Writing}StartArray(output, {items});");
        writer.Line($"foreach ({model.Element.Type} item in {items}{(isImmutable ? "!" : "")})").Open();
        writer.Line($"{Writing}Separate(output);");
        ValueEmitter.Write(writer, model.Element, "item", "element");
        writer.Close().Line($"{Writing}EndArray(output);");
    }

    public static void WriteReader(SourceWriter writer, DictionaryModel model)
    {
        writer.Line($"""
            {Reading}StartObject(ref reader);
            {Generic}Dictionary<{model.Key.Type}, {model.Value.Type}> items = [];
            while ({Reading}NextMember(ref reader))
            """).Open();
        writer.Line($"""
            {model.Key.Type} name = {ReadKey(model)};
            reader.Read();
            items[name] = {ValueEmitter.Read(model.Value, "reader")};
            """).Close().Line("return items;");
    }

    public static void WriteWriter(SourceWriter writer, DictionaryModel model)
    {
        writer.Line($"{Writing}StartObject(output, value);");
        writer.Line($"foreach ({Generic}KeyValuePair<{model.Key.Type}, {model.Value.Type}> item in value)").Open();
        WriteKey(writer, model);
        ValueEmitter.Write(writer, model.Value, "item.Value", "element");
        writer.Close().Line($"{Writing}EndObject(output);");
    }

    private static void WriteKey(SourceWriter writer, DictionaryModel model)
    {
        if (model.KeyKind == KeyKind.String) writer.Line($"{Writing}WriteName(output, item.Key);");
        else if (model.KeyKind == KeyKind.Boolean) writer.Line($"{Writing}WriteBooleanKey(output, item.Key);");
        else
        {
            writer.Line($"int start = {Writing}StartKey(output);");
            writer.Line($"{model.Key.Writer}(output, item.Key);");
            writer.Line($"{Writing}EndKey(output, start);");
        }
    }

    private static string ReadKey(DictionaryModel model) => model.KeyKind switch
    {
        KeyKind.String => $"{Reading}ReadName(ref reader)",
        KeyKind.Boolean => $"{Reading}ReadBooleanKey(ref reader)",
        var kind => $"{Reading}Read{kind}Key<{model.Key.Type}>(ref reader, {model.Key.Reader})",
    };

    private static string Items(CollectionModel model) =>
        $"{Generic}{(model.Kind == CollectionKind.Set ? "HashSet" : "List")}<{model.Element.Type}>";

    private static string Return(CollectionModel model) =>
        $"return {(model.Kind is CollectionKind.List or CollectionKind.Set ? "items" : "[.. items]")};";
}
