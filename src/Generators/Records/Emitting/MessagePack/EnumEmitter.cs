using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.MessagePack.MessagePackEmitter;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting.MessagePack;

/// <summary>Writes the bodies of methods that read enums by number or name, and write them by number.</summary>
internal static class EnumEmitter
{
    public static void WriteReader(SourceWriter writer, EnumModel model)
    {
        writer.Line($"if (!reader.IsString) return ({model.Type})reader.Read{model.Number}();");
        writer.Line("int start = reader.Position;");
        writer.Line("global::System.ReadOnlySpan<byte> name = reader.ReadName();");
        foreach (string name in model.Names.Select(name => name.Member))
            writer.Line($"if ({ValueReader}.Is(name, {Quoted(name)}u8)) return {model.Type}.{Identifier(name)};");
        writer.Line($"throw reader.Unexpected(start, \"a name of {model.Name} or a number\");");
    }

    public static void WriteWriter(SourceWriter writer, EnumModel model) =>
        writer.Line($"writer.Write{model.Number}(({model.NumberType})value);");
}
