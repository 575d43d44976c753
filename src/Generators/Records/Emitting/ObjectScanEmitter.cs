using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>
/// Writes the methods that read JSON objects from plain text. What they cannot read they leave to those of
/// <see cref="ObjectReadEmitter"/>, which read the same and know the errors.
/// </summary>
internal static class ObjectScanEmitter
{
    public static void WriteLayouts(SourceWriter writer, CodecModel codec)
    {
        if (codec.Root != null) WriteLayout(writer, codec.Root, isRoot: true);
        foreach (ObjectModel model in codec.Shapes.OfType<ObjectModel>()) WriteLayout(writer, model, isRoot: false);
    }

    public static void WriteRoot(SourceWriter writer, CodecModel codec, ObjectModel root)
    {
        writer.Line($"public static {codec.Type} Read(ref {Scanner} scanner, in {View} view)").Open();
        WriteBody(writer, root, isRoot: true);
        writer.Close();
    }

    public static void WriteBody(SourceWriter writer, ObjectModel model, bool isRoot)
    {
        MemberModel[] inJson = [.. ObjectReadEmitter.InJson(model, isRoot)];
        ObjectReadEmitter.WriteLocals(writer, model, isRoot);
        writer.Line();
        writer.Line($"{JsonTypes}JsonMembers members = scanner.StartObject({Layout(model, isRoot)});");
        writer.Line("while (scanner.NextMember(ref members))").Open();
        writer.Line("switch (members.Current)").Open();
        for (int i = 0; i < inJson.Length; i++) WriteCase(writer, i, inJson[i]);
        WriteOthers(writer, model, isRoot, inJson.Length);
        writer.Close().Close();
        string missing = string.Concat(inJson.Where(member => member.IsRequired).Select(m => $" || !{m.HasLocal}"));
        writer.Line($"if (scanner.HasFailed{missing}) return scanner.Fail<{model.Type}>();");
        writer.Line();
        ConstructionEmitter.Write(writer, model);
    }

    private static void WriteCase(SourceWriter writer, int index, MemberModel member)
    {
        writer.Line($"case {index}:");
        writer.Line($"    {member.Local} = {ValueEmitter.Read(member.Value, "scanner")};");
        if (ObjectReadEmitter.IsTracked(member)) writer.Line($"    {member.HasLocal} = true;");
        writer.Line("    break;");
    }

    private static void WriteOthers(SourceWriter writer, ObjectModel model, bool isRoot, int index)
    {
        foreach (string _ in ObjectReadEmitter.Passed(model, isRoot))
            writer.Line($"case {index++}:").Line("    scanner.Skip();").Line("    break;");
        writer.Line("default:");
        if (model.Extra is { } extra)
            writer.Line($"    {Reading}ReadExtra(ref scanner, {ObjectReadEmitter.Taker(extra)});").Line("    break;");
        else if (model.IsClosed) writer.Line($"    return scanner.Fail<{model.Type}>();");
        else writer.Line("    scanner.Skip();").Line("    break;");
    }

    private static void WriteLayout(SourceWriter writer, ObjectModel model, bool isRoot)
    {
        IEnumerable<string> all = ObjectReadEmitter.InJson(model, isRoot).Select(member => member.JsonName)
            .Concat(ObjectReadEmitter.Passed(model, isRoot));
        string names = string.Join(", ", all.Select(Quoted));
        string type = $"{JsonTypes}JsonLayout";
        writer.Line($"private static readonly {type} {Layout(model, isRoot)} = new({names});").Line();
    }

    private static string Layout(ObjectModel model, bool isRoot) => isRoot ? "_members" : $"_membersOf{model.Name}";
}
