using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes how one value is read and written, null included.</summary>
internal static class ValueEmitter
{
    /// <summary>The expression that reads a value from the reader's current token.</summary>
    public static string Read(ValueModel value) => value.AllowsNull
        ? $"{Reading}IsNull(ref reader) ? null : {value.Reader}(ref reader)"
        : $"{value.Reader}(ref reader)";

    /// <summary>The statements that write <paramref name="expression"/>.</summary>
    public static void Write(SourceWriter writer, ValueModel value, string expression, string local)
    {
        if (!value.AllowsNull)
        {
            writer.Line($"{value.Writer}(writer, {expression});");
            return;
        }
        writer.Line($"if ({expression} is {{ }} {local}) {value.Writer}(writer, {local});");
        writer.Line("else writer.WriteNullValue();");
    }
}
