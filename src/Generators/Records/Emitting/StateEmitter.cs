using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the generated part of a state: its definition and its binary codec.</summary>
internal static class StateEmitter
{
    public const string Reader = "global::Millrace.State.StateReader";
    public const string Writer = "global::Millrace.State.StateWriter";

    public static string Emit(StateModel state)
    {
        string contract = $"{Contracts}IStateRecord<{state.Type.Name}>";
        return PartialTypeWriter.Write(state.Type, [contract], writer =>
        {
            WriteDefinition(writer, state, contract);
            writer.Line($"static void {contract}.Write(in {state.Type.Name} state, ref {Writer} writer)").Open();
            WriteMembers(writer, state.Root, "state");
            writer.Close().Line();
            writer.Line($"static {state.Type.Name} {contract}.Read(ref {Reader} reader)").Open();
            ReadMembers(writer, state.Root);
            writer.Close();
            foreach (StateShape shape in state.Shapes) WriteShape(writer, shape);
        });
    }

    private static void WriteDefinition(SourceWriter writer, StateModel state, string contract) => writer.Line($$"""
        // [State]
        static {{Contracts}}StateDefinition {{contract}}.State { get; } = new()
        {
            Type = {{Quoted(state.DisplayName)}},
            Version = {{state.Version}},
            Shape = {{Quoted(state.Shape)}},
        };

        """);

    private static void WriteShape(SourceWriter writer, StateShape shape)
    {
        writer.Line().Line($"private static void Write{shape.Name}(ref {Writer} writer, in {shape.Type} state)").Open();
        if (shape is StateArray toWrite) WriteArray(writer, toWrite);
        if (shape is StateObject structToWrite) WriteMembers(writer, structToWrite, "state");
        writer.Close();
        writer.Line().Line($"private static {shape.Type} Read{shape.Name}(ref {Reader} reader)").Open();
        if (shape is StateArray toRead) ReadArray(writer, toRead);
        if (shape is StateObject structToRead) ReadMembers(writer, structToRead);
        writer.Close();
    }

    private static void WriteMembers(SourceWriter writer, StateObject model, string state)
    {
        foreach (StateMember member in model.Members)
            WriteValue(writer, member.Value, $"{state}.{member.Name}", member.Local);
    }

    private static void WriteValue(SourceWriter writer, StateValue value, string expression, string local)
    {
        if (!value.IsNullable)
        {
            writer.Line(value.Write.Replace("{0}", expression));
            return;
        }
        writer.Line($"writer.WriteBoolean({expression}.HasValue);");
        writer.Line($"if ({expression} is {{ }} {local}) {value.Write.Replace("{0}", local)}");
    }

    private static void ReadMembers(SourceWriter writer, StateObject model)
    {
        foreach (StateMember member in model.Members)
            writer.Line($"{member.Value.Type} {member.Local} = {Read(member.Value)};");
        StateMember[] initialized = [.. model.Members.Where(member => member.IsInitialized)];
        string creation = $"return new {model.Type}({string.Join(", ", model.Arguments)})";
        if (initialized.Length == 0)
        {
            writer.Line(creation + ";");
            return;
        }
        writer.Line(creation).Open();
        foreach (StateMember member in initialized) writer.Line($"{member.Name} = {member.Local},");
        writer.Close(";");
    }

    private static string Read(StateValue value) =>
        value.IsNullable ? $"reader.ReadBoolean() ? {value.Read} : null" : value.Read;

    /// <summary>An array that was never set is not the same as an empty one, and comes back as it was.</summary>
    private static void WriteArray(SourceWriter writer, StateArray model)
    {
        writer.Line("""
            writer.WriteBoolean(!state.IsDefault);
            if (state.IsDefault) return;
            writer.WriteUInt64((ulong)state.Length);
            """);
        writer.Line($"foreach ({model.Element.Type} item in state)").Open();
        WriteValue(writer, model.Element, "item", "element");
        writer.Close();
    }

    private static void ReadArray(SourceWriter writer, StateArray model) => writer.Line($"""
        if (!reader.ReadBoolean()) return default;
        {model.Element.Type}[] items = new {NewArray(model.Element.Type)};
        for (int i = 0; i < items.Length; i++) items[i] = {Read(model.Element)};
        return global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items);
        """);

    private static string NewArray(string element) => $"{element}[reader.ReadCount()]";
}
