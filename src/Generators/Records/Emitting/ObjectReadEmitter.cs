using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>
/// Writes the methods that read JSON objects: into local variables first, then into the object at once.
/// </summary>
internal static class ObjectReadEmitter
{
    public static void WriteRoot(SourceWriter writer, RecordModel record)
    {
        writer.Line($"public static {record.Type.Name} Read(ref {Reader} reader, in {View} view)").Open();
        WriteBody(writer, record.Root, isRoot: true);
        writer.Close();
        AccessorEmitter.Write(writer, record);
    }

    public static void WriteBody(SourceWriter writer, ObjectModel model, bool isRoot)
    {
        MemberModel[] inJson = [.. InJson(model, isRoot)];
        WriteLocals(writer, model, isRoot);
        writer.Line().Line($"{Reading}StartObject(ref reader);");
        writer.Line($"while ({Reading}NextMember(ref reader))").Open();
        WriteMembers(writer, inJson);
        writer.Close();
        foreach (MemberModel member in inJson.Where(member => member.IsRequired))
            writer.Line($"if (!{member.HasLocal}) throw {Reading}Missing(ref reader, {Quoted(member.JsonName)});");
        writer.Line();
        ConstructionEmitter.Write(writer, model);
    }

    /// <summary>The members that are read from the JSON text, in the order of declaration.</summary>
    public static IEnumerable<MemberModel> InJson(ObjectModel model, bool isRoot) =>
        model.Members.Where(member => member.Setting != MemberSetting.None && (!isRoot || member.Outside == null));

    /// <summary>A local variable for each member, and one for each that must be known to be there.</summary>
    public static void WriteLocals(SourceWriter writer, ObjectModel model, bool isRoot)
    {
        foreach (MemberModel member in model.Members.Where(member => member.Setting != MemberSetting.None))
        {
            if (isRoot && member.Outside is { } outside) OutsideEmitter.WriteRead(writer, model, member, outside);
            else WriteLocals(writer, member);
        }
    }

    public static bool IsTracked(MemberModel member) => member.IsRequired || member.KeepsDefault;

    private static void WriteLocals(SourceWriter writer, MemberModel member)
    {
        writer.Line($"{member.Value.Type} {member.Local} = {member.Default};");
        if (IsTracked(member)) writer.Line($"bool {member.HasLocal} = false;");
    }

    private static void WriteMembers(SourceWriter writer, MemberModel[] members)
    {
        string keyword = "if";
        foreach (MemberModel member in members)
        {
            writer.Line($"{keyword} ({Reading}NameIs(ref reader, {Quoted(member.JsonName)}u8))").Open();
            writer.Line("reader.Read();").Line($"{member.Local} = {ValueEmitter.Read(member.Value, "reader")};");
            if (IsTracked(member)) writer.Line($"{member.HasLocal} = true;");
            writer.Close();
            keyword = "else if";
        }
        if (members.Length == 0) writer.Line("reader.Skip();");
        else writer.Line("else").Open().Line("reader.Skip();").Close();
    }
}
