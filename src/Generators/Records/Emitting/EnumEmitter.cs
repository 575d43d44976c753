using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the bodies of methods that read and write enums.</summary>
internal static class EnumEmitter
{
    /// <summary>The names of flags, for those that are written by them.</summary>
    public static void WriteNames(SourceWriter writer, EnumModel model)
    {
        const string type = JsonTypes + "JsonFlags";
        writer.Line($"private static readonly {type} {Flags(model)} = new(").Line(string.Join(",\n", model.Names
            .Where(name => name.IsWritten)
            .Select(name => $"    (unchecked((ulong){Member(model, name)}), {Quoted(name.Text)})")) + ");").Line();
    }

    public static void WriteReader(SourceWriter writer, EnumModel model)
    {
        writer.Line("if (reader.TokenType == global::System.Text.Json.JsonTokenType.Number)");
        writer.Line($"    return ({model.Type}){Reading}Read{model.Number}(ref reader);");
        if (model.Writing == EnumWriting.FlagNames)
        {
            writer.Line($"return unchecked(({model.Type}){Flags(model)}.Read(ref reader));");
            return;
        }
        foreach (EnumNameModel name in model.Names)
            writer.Line($"if ({Reading}StringIs(ref reader, {Quoted(name.Text)}u8)) return {Member(model, name)};");
        writer.Line($"throw {Reading}Unexpected(ref reader, \"a name of {model.Name} or a number\");");
    }

    /// <summary>The names as they are mostly written; a reader takes all others, and numbers.</summary>
    public static void WriteScanner(SourceWriter writer, EnumModel model)
    {
        foreach (EnumNameModel name in model.Writing == EnumWriting.Name ? model.Names : default)
        {
            string text = Quoted(JsonText.Quoted(name.Text));
            writer.Line($"if (scanner.TryRead({text}u8)) return {Member(model, name)};");
        }
        writer.Line($"return {Reading}ByReader(ref scanner, Read{model.Name});");
    }

    public static void WriteWriter(SourceWriter writer, EnumModel model)
    {
        string number = $"{Writing}Write{model.Number}(output, ({model.NumberType})value);";
        if (model.Writing == EnumWriting.FlagNames)
            writer.Line($"if (!{Flags(model)}.TryWrite(output, unchecked((ulong)value))) {number}");
        else if (model.Writing == EnumWriting.Number) writer.Line(number);
        else WriteByName(writer, model, number);
    }

    private static void WriteByName(SourceWriter writer, EnumModel model, string number)
    {
        writer.Line("switch (value)").Open();
        foreach (EnumNameModel name in model.Names.Where(name => name.IsWritten))
        {
            string text = Quoted(JsonText.Quoted(name.Text));
            writer.Line($"case {Member(model, name)}: output.Write({text}u8); break;");
        }
        writer.Line($"default: {number} break;").Close();
    }

    private static string Flags(EnumModel model) => $"_namesOf{model.Name}";

    private static string Member(EnumModel model, EnumNameModel name) => $"{model.Type}.{Identifier(name.Member)}";
}
