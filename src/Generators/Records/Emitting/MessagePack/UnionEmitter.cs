using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.MessagePack.MessagePackEmitter;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting.MessagePack;

/// <summary>
/// Writes the bodies of methods that read and write objects of one of several types: an array of the type's number and
/// the object.
/// </summary>
internal static class UnionEmitter
{
    public static void WriteReader(SourceWriter writer, UnionModel model)
    {
        string numbers = string.Join(" or ", model.Cases.Select(one => one.Kind.Number));
        writer.Line("int start = reader.Position;");
        writer.Line("if (reader.StartArray() != 2)");
        writer.Line("    throw reader.Unexpected(start, \"an array of a type's number and an object\");");
        writer.Line("start = reader.Position;");
        writer.Line($"{model.Type} value = reader.ReadInt32() switch").Open();
        foreach (UnionCaseModel one in model.Cases)
            writer.Line($"{one.Kind.Number} => {one.Value.Reader}(ref reader),");
        writer.Line($"_ => throw reader.Unexpected(start, {Quoted(numbers)}),").Close(";");
        writer.Line("reader.End();").Line("return value;");
    }

    public static void WriteWriter(SourceWriter writer, UnionModel model)
    {
        writer.Line("writer.StartArray(value, 2);");
        writer.Line("switch (value)").Open();
        foreach (UnionCaseModel one in model.Cases)
        {
            string pattern = Emitting.UnionEmitter.Pattern(one.Value.Type, one.IsSealed);
            writer.Line($"case {pattern}:").Line($"    writer.WriteInt32({one.Kind.Number});");
            writer.Line($"    {one.Value.Writer}(ref writer, item);").Line("    break;");
        }
        string types = Quoted(Emitting.UnionEmitter.TypesOf(model));
        writer.Line($"default: throw {ValueWriter}.UnknownType(value, {types});").Close();
        writer.Line("writer.End();");
    }
}
