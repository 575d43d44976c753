using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the bodies of methods that read and write enums.</summary>
internal static class EnumEmitter
{
    public static void WriteReader(SourceWriter writer, EnumModel model)
    {
        writer.Line("if (reader.TokenType == global::System.Text.Json.JsonTokenType.Number)");
        writer.Line($"    return ({model.Type}){Reading}Read{model.Number}(ref reader);");
        foreach (string name in model.Names)
            writer.Line($"if ({Reading}StringIs(ref reader, {Quoted(name)}u8)) return {Member(model, name)};");
        writer.Line($"throw {Reading}Unexpected(ref reader, \"a name of {model.Name} or a number\");");
    }

    public static void WriteWriter(SourceWriter writer, EnumModel model)
    {
        string number = $"{Writing}Write{model.Number}(output, ({model.NumberType})value);";
        if (model.WrittenNames.Count == 0)
        {
            writer.Line(number);
            return;
        }
        writer.Line("switch (value)").Open();
        foreach (string name in model.WrittenNames)
            writer.Line($"case {Member(model, name)}: {Writing}WriteQuoted(output, {Quoted(name)}u8); break;");
        writer.Line($"default: {number} break;").Close();
    }

    private static string Member(EnumModel model, string name) => $"{model.Type}.{Identifier(name)}";
}
