using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Emitting.MessagePack;

/// <summary>Writes how one value is read and written, nil included.</summary>
internal static class ValueEmitter
{
    /// <summary>The expression that reads the next value.</summary>
    public static string Read(ValueModel value)
    {
        string read = value.HasStaticMethods ? $"{value.Reader}(ref reader)" : $"reader.{value.Reader}()";
        return value.AllowsNull ? $"reader.TryReadNil() ? {value.Null} : {read}" : read;
    }

    /// <summary>The statements that write <paramref name="expression"/>.</summary>
    public static void Write(SourceWriter writer, ValueModel value, string expression, string local)
    {
        if (!value.AllowsNull)
        {
            writer.Line(Write(value, expression));
            return;
        }
        writer.Line($"if ({expression} is {{ }} {local}) {Write(value, local)}");
        writer.Line("else writer.WriteNil();");
    }

    private static string Write(ValueModel value, string expression) => value.HasStaticMethods
        ? $"{value.Writer}(ref writer, {expression});"
        : $"writer.{value.Writer}({expression});";
}
