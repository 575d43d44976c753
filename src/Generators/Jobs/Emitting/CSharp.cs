using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Emitting;

/// <summary>Pieces of C# that more than one emitter writes.</summary>
internal static class CSharp
{
    public const string Contracts = "global::Millrace.Contracts.";

    public const string Metadata = "global::Millrace.RecordMetadata";

    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>The type arguments of a state: its key, the key's codec, its values.</summary>
    public static string StateTypes(StateModel state) => $"{state.Key.Type}, {state.Key.Codec}, {state.Type}";

    /// <summary>The expression that asks a task for an output.</summary>
    public static string Output(OutputModel output) => output.Tombstone is { } key
        ? $"task.DeletedOutput<{output.Sink}, {key.Type}, {key.Codec}>()"
        : $"task.Output<{output.Sink}>()";

    /// <summary>Arguments or parameters: up to two in a line, more of them each in its own.</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count <= 2 ? string.Join(", ", items) : $"\n    {string.Join(",\n    ", items)}";

    /// <summary>Calls the user's method and hands what it returns to <paramref name="output"/>.</summary>
    public static string Call(CallModel call, string arguments, string output)
    {
        string invocation = $"job.{call.Method}({arguments})";
        if (call.Output == null) return $"{invocation};";
        return call.IsOptional
            ? $"if ({invocation} is {{ }} result) {output}.Emit(result);"
            : $"{output}.Emit({invocation});";
    }
}
