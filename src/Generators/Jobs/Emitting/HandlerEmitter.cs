using Millrace.Generators.Common;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Emitting;

/// <summary>Writes the class of a handler, and the call that wires it into a task. Pure.</summary>
internal static class HandlerEmitter
{
    public static void WriteWiring(SourceWriter writer, HandlerModel handler)
    {
        List<string> arguments = ["job"];
        if (handler.Call.Output is { } output) arguments.Add(CSharp.Output(output));
        foreach (StateModel state in handler.States)
            arguments.Add($"task.State<{CSharp.StateTypes(state)}>({CSharp.Text(state.Name)})");
        string handle = handler.Tombstone is { } tombstone
            ? $"HandleDeleted<{tombstone.Record}, {tombstone.Key.Type}, {tombstone.Key.Codec}>"
            : $"Handle<{handler.Input}>";
        writer.Line($"task.{handle}(new {handler.ClassName}({CSharp.List(arguments)}));");
    }

    public static void WriteClass(SourceWriter writer, string job, HandlerModel handler)
    {
        writer.Line($"""
            private sealed class {handler.ClassName}({CSharp.List([.. Parameters(job, handler)])})
                : {CSharp.Contracts}RecordHandler<{handler.Input}>
            """).Open();
        writer.Line($"public override string Name => {CSharp.Text(handler.DisplayName)};\n");

        List<string> arguments = [.. handler.States.Select((_, i) => $"ref {StateName(handler, i)}.Update(key)")];
        if (handler.MetadataAt is { } place) arguments.Insert(place, "metadata");
        string call = CSharp.Call(handler.Call, string.Join(", ", arguments.Prepend("record")), "output");
        writer.Line($"public override void Handle({handler.Input} record, in {CSharp.Metadata} metadata)").Open();
        if (handler.States is [var first, ..]) writer.Line($"{first.Key.Type} key = {Key(handler, first)};");
        writer.Line(call).Close();
        writer.Close();
    }

    private static IEnumerable<string> Parameters(string job, HandlerModel handler)
    {
        yield return $"{job} job";
        if (handler.Call.Output is { } output) yield return $"{CSharp.Contracts}Output<{output.Type}> output";
        for (int i = 0; i < handler.States.Count; i++)
        {
            StateModel state = handler.States[i];
            yield return $"{CSharp.Contracts}KeyedState<{state.Key.Type}, {state.Type}> {StateName(handler, i)}";
        }
    }

    private static string Key(HandlerModel handler, StateModel state) =>
        handler.Tombstone == null ? state.Key.Of("record") : "record.Key";

    private static string StateName(HandlerModel handler, int index) =>
        handler.States.Count == 1 ? "state" : $"state{index + 1}";
}
