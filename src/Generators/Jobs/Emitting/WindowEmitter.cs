using Millrace.Generators.Common;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Emitting;

/// <summary>Writes the class of a window, and the call that wires it into a task. Pure.</summary>
internal static class WindowEmitter
{
    public static void WriteWiring(SourceWriter writer, WindowModel window)
    {
        string times =
            $"SizeMs: {window.SizeMs}, OffsetMs: {window.OffsetMs}, AllowedLatenessMs: {window.AllowedLatenessMs}";
        string outputs = string.Concat(window.Outputs.Select(output => $", {CSharp.Output(output)}"));
        writer.Line($"""
            task.TumblingWindow<{window.Input}, {CSharp.StateTypes(window.State)}>(
                new({CSharp.Text(window.State.Name)}, {times}),
                new {window.ClassName}(job{outputs}));
            """);
    }

    public static void WriteClass(SourceWriter writer, string job, WindowModel window)
    {
        string key = window.State.Key.Type;
        List<string> parameters = [$"{job} job", $"{CSharp.Contracts}Output<{window.Close.Output!.Type}> closed"];
        if (window.Late != null) parameters.Add($"{CSharp.Contracts}Output<{window.Late.Call.Output!.Type}> late");
        writer.Line($"""
            private sealed class {window.ClassName}({CSharp.List(parameters)})
                : {CSharp.Contracts}WindowHandler<{window.Input}, {key}, {window.State.Type}>
            """).Open();
        writer.Line($$"""
            public override string Name => {{CSharp.Text(window.DisplayName)}};

            public override {{key}} KeyOf({{window.Input}} record) => {{window.State.Key.Of("record")}};

            public override void Add(
                {{window.Input}} record, ref {{window.State.Type}} accumulator, in {{CSharp.Metadata}} metadata) =>
                job.{{window.Add}}(record, ref accumulator{{(window.AddTakesMetadata ? ", metadata" : "")}});

            public override void Close(global::Millrace.Window<{{key}}> window, {{window.State.Type}} accumulator)
            {
                {{CSharp.Call(window.Close, "window, accumulator", "closed")}}
            }
            """);
        if (window.Late != null) WriteLate(writer, window, window.Late);
        writer.Close();
    }

    private static void WriteLate(SourceWriter writer, WindowModel window, LateModel late) => writer.Line($$"""

        public override bool Late(
            {{window.Input}} record,
            global::Millrace.Window<{{window.State.Key.Type}}> window,
            in {{CSharp.Metadata}} metadata)
        {
            {{CSharp.Call(late.Call, LateArguments(late), "late")}}
            return true;
        }
        """);

    private static string LateArguments(LateModel late) => late switch
    {
        { TakesMetadata: true } => "record, window, metadata",
        { TakesWindow: true } => "record, window",
        _ => "record",
    };
}
