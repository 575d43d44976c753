using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes how one value is read and written, null included.</summary>
internal static class ValueEmitter
{
    /// <summary>The expression that reads a value, out of a local variable: a reader or a scanner.</summary>
    public static string Read(ValueModel value, string from) => value.AllowsNull
        ? $"{Reading}IsNull(ref {from}) ? {value.Null} : {value.Reader}(ref {from})"
        : $"{value.Reader}(ref {from})";

    /// <summary>The statements that write <paramref name="expression"/>.</summary>
    public static void Write(SourceWriter writer, ValueModel value, string expression, string local)
    {
        if (!value.AllowsNull)
        {
            writer.Line($"{value.Writer}(output, {expression});");
            return;
        }
        writer.Line($"if ({expression} is {{ }} {local}) {value.Writer}(output, {local});");
        writer.Line($"else {Writing}WriteNull(output);");
    }
}
