using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the bodies of methods that read and write objects of one of several types.</summary>
internal static class UnionEmitter
{
    public static void WriteReader(SourceWriter writer, UnionModel model)
    {
        string kindName = Quoted(model.KindName);
        writer.Line($"if (!{Reading}TryFindKind(ref reader, {kindName}u8, out {Reader} kind))");
        writer.Line(model.Plain is { } plain
            ? $"    return {plain.Reader}(ref reader);"
            : $"    throw {Reading}NoKind(ref reader, {kindName});");
        foreach (UnionCaseModel one in model.Cases)
        {
            string isKind = one.Kind.Text is { } text
                ? $"StringIs(ref kind, {Quoted(text)}u8)"
                : $"NumberIs(ref kind, {one.Kind.Number})";
            writer.Line($"if ({Reading}{isKind}) return {one.Value.Reader}(ref reader);");
        }
        string expected = string.Join(" or ", model.Cases.Select(one => JsonText.Of(one.Kind)));
        writer.Line($"throw {Reading}Unexpected(ref kind, {Quoted(expected)});");
    }

    /// <summary>What an object is stands at its start, if a program wrote it; else a reader looks for it.</summary>
    public static void WriteScanner(SourceWriter writer, UnionModel model)
    {
        foreach (UnionCaseModel one in model.Cases.Where(one => one.Kind.Text != null))
        {
            string start = Quoted($"{{{JsonText.Quoted(model.KindName)}:{JsonText.Of(one.Kind)}");
            writer.Line($"if (scanner.IsAt({start}u8)) return {one.Value.Reader}(ref scanner);");
        }
        writer.Line($"return {Reading}ByReader(ref scanner, Read{model.Name});");
    }

    public static void WriteWriter(SourceWriter writer, UnionModel model)
    {
        writer.Line("switch (value)").Open();
        foreach (UnionCaseModel one in model.Cases)
            writer.Line($"case {Pattern(one.Value.Type, one.IsSealed)}: {one.Value.Writer}(output, item); break;");
        if (model.Plain is { } plain)
            writer.Line($"case {Pattern(plain.Type, isSealed: false)}: {plain.Writer}(output, item); break;");
        writer.Line($"default: throw {Writing}UnknownType(value, {Quoted(TypesOf(model))});").Close();
    }

    /// <summary>The type itself and none that derives from it, which would be read as another.</summary>
    public static string Pattern(string type, bool isSealed) =>
        isSealed ? $"{type} item" : $"{type} item when item.GetType() == typeof({type})";

    public static string TypesOf(UnionModel model) =>
        string.Join(", ", model.Cases.Select(one => one.Value.Type.Split('.', ':').Last()));
}
