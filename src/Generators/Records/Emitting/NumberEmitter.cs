using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the bodies of methods that read and write numbers which may be in strings.</summary>
internal static class NumberEmitter
{
    public static void WriteReader(SourceWriter writer, NumberModel model)
    {
        string? method = model.Form switch
        {
            { IsFloat: true, IsReadFromText: true } => "ReadFloatOrText",
            { IsFloat: true, HasNames: true } => "ReadFloatOrName",
            { IsReadFromText: true } => "ReadNumberOrText",
            _ => null,
        };
        writer.Line(method == null
            ? $"return {model.Reader}(ref reader);"
            : $"return {Reading}{method}<{model.Type}>(ref reader, {model.Reader});");
    }

    public static void WriteScanner(SourceWriter writer, NumberModel model)
    {
        writer.Line($"return {Reading}IsText(ref scanner)");
        writer.Line($"    ? {Reading}ByReader(ref scanner, Read{model.Name})");
        writer.Line($"    : {model.Reader}(ref scanner);");
    }

    public static void WriteWriter(SourceWriter writer, NumberModel model)
    {
        bool isNamed = model.Form.IsFloat && (model.Form.HasNames || model.Form.IsWrittenAsText);
        if (isNamed) writer.Line($"if ({Writing}TryWriteNotFinite(output, value)) return;");
        if (model.Form.IsWrittenAsText) writer.Line("int start = output.Length;");
        writer.Line($"{model.Writer}(output, value);");
        if (model.Form.IsWrittenAsText) writer.Line($"{Writing}Quote(output, start);");
    }
}
