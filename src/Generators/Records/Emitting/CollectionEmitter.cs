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
        {Generic}List<{model.Element.Type}> items = [];
        while ({Reading}NextElement(ref reader)) items.Add({ValueEmitter.Read(model.Element, "reader")});
        {Return(model)}
        """);

    public static void WriteScanner(SourceWriter writer, CollectionModel model) => writer.Line($"""
        scanner.StartArray();
        {Generic}List<{model.Element.Type}> items = [];
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
            {Generic}Dictionary<string, {model.Value.Type}> items = [];
            while ({Reading}NextMember(ref reader))
            """).Open();
        writer.Line($"""
            string name = {Reading}ReadName(ref reader);
            reader.Read();
            items[name] = {ValueEmitter.Read(model.Value, "reader")};
            """).Close().Line("return items;");
    }

    public static void WriteWriter(SourceWriter writer, DictionaryModel model)
    {
        writer.Line($"{Writing}StartObject(output, value);");
        writer.Line($"foreach ({Generic}KeyValuePair<string, {model.Value.Type}> item in value)").Open();
        writer.Line($"{Writing}WriteName(output, item.Key);");
        ValueEmitter.Write(writer, model.Value, "item.Value", "element");
        writer.Close().Line($"{Writing}EndObject(output);");
    }

    private static string Return(CollectionModel model) =>
        $"return {(model.Kind == CollectionKind.List ? "items" : "[.. items]")};";
}
