using Millrace.Generators.Common;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Emitting;

/// <summary>Writes the class of a handler, and the call that wires it into a task. Pure.</summary>
internal static class HandlerEmitter
{
    public static void WriteWiring(SourceWriter writer, HandlerModel handler)
    {
        List<string> arguments = ["job"];
        if (handler.Call.Output != null) arguments.Add($"task.Output<{handler.Call.Output}>()");
        foreach (StateModel state in handler.States)
            arguments.Add($"task.State<{CSharp.StateTypes(state)}>({CSharp.Text(state.Name)})");
        writer.Line($"task.Handle<{handler.Input}>(new {handler.ClassName}({CSharp.List(arguments)}));");
    }

    public static void WriteClass(SourceWriter writer, string job, HandlerModel handler)
    {
        writer.Line($"""
            private sealed class {handler.ClassName}({CSharp.List([.. Parameters(job, handler)])})
                : {CSharp.Contracts}RecordHandler<{handler.Input}>
            """).Open();
        writer.Line($"public override string Name => {CSharp.Text(handler.DisplayName)};\n");

        IEnumerable<string> states = handler.States.Select((state, i) => $"ref {StateName(handler, i)}.Update(key)");
        string call = CSharp.Call(handler.Call, string.Join(", ", states.Prepend("record")), "output");
        writer.Line($"public override void Handle({handler.Input} record)").Open();
        if (handler.States is [var first, ..]) writer.Line($"{first.Key.Type} key = record.{first.Key.Member};");
        writer.Line(call).Close();
        writer.Close();
    }

    private static IEnumerable<string> Parameters(string job, HandlerModel handler)
    {
        yield return $"{job} job";
        if (handler.Call.Output != null) yield return $"{CSharp.Contracts}Output<{handler.Call.Output}> output";
        for (int i = 0; i < handler.States.Count; i++)
        {
            StateModel state = handler.States[i];
            yield return $"{CSharp.Contracts}KeyedState<{state.Key.Type}, {state.Type}> {StateName(handler, i)}";
        }
    }

    private static string StateName(HandlerModel handler, int index) =>
        handler.States.Count == 1 ? "state" : $"state{index + 1}";
}
