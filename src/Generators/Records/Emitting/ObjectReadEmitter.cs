using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>
/// Writes the methods that read JSON objects: into local variables first, then into the object at once.
/// </summary>
internal static class ObjectReadEmitter
{
    public static void WriteRoot(SourceWriter writer, CodecModel codec, ObjectModel root)
    {
        writer.Line($"public static {codec.Type} Read(ref {Reader} reader, in {View} view)").Open();
        WriteBody(writer, root, isRoot: true);
        writer.Close();
        AccessorEmitter.Write(writer, codec);
    }

    public static void WriteBody(SourceWriter writer, ObjectModel model, bool isRoot)
    {
        MemberModel[] inJson = [.. InJson(model, isRoot)];
        WriteLocals(writer, model, isRoot);
        writer.Line().Line($"{Reading}StartObject(ref reader);");
        writer.Line($"while ({Reading}NextMember(ref reader))").Open();
        WriteMembers(writer, inJson);
        WriteOthers(writer, model, isRoot, isAlone: inJson.Length == 0);
        writer.Close();
        foreach (MemberModel member in inJson.Where(member => member.IsRequired))
            writer.Line($"if (!{member.HasLocal}) throw {Reading}Missing(ref reader, {Quoted(member.JsonName)});");
        writer.Line();
        ConstructionEmitter.Write(writer, model);
    }

    /// <summary>The members that are read from the JSON text, in the order of declaration.</summary>
    public static IEnumerable<MemberModel> InJson(ObjectModel model, bool isRoot) =>
        model.Members.Where(member => member is { TakesExtra: false, Setting: not MemberSetting.None }
            && (!isRoot || member.Outside == null));

    /// <summary>
    /// The names of members that are not read, and are no others either where a type takes others, or refuses them.
    /// </summary>
    public static IEnumerable<string> Passed(ObjectModel model, bool isRoot)
    {
        if (!model.IsClosed && model.Extra == null) return [];
        HashSet<string> read = [.. InJson(model, isRoot).Select(member => member.JsonName)];
        IEnumerable<string> names = model.Members
            .Where(member => member is { TakesExtra: false, Outside: not { IsInValue: false } })
            .Select(member => member.JsonName);
        return (model.Kind == null ? names : names.Prepend(model.Kind.Name)).Where(name => !read.Contains(name));
    }

    /// <summary>What takes the members that the type does not have.</summary>
    public static string Taker(MemberModel extra) =>
        extra.Value.AllowsNull ? $"{extra.Local} ??= new()" : extra.Local;

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
    }

    private static void WriteOthers(SourceWriter writer, ObjectModel model, bool isRoot, bool isAlone)
    {
        string keyword = isAlone ? "if" : "else if";
        foreach (string name in Passed(model, isRoot))
        {
            writer.Line($"{keyword} ({Reading}NameIs(ref reader, {Quoted(name)}u8))").Open();
            writer.Line("reader.Skip();").Close();
            keyword = "else if";
        }
        string other = model switch
        {
            { Extra: { } extra } => $"{Reading}ReadExtra(ref reader, {Taker(extra)});",
            { IsClosed: true } => $"throw {Reading}Unmapped(ref reader);",
            _ => "reader.Skip();",
        };
        if (keyword == "if") writer.Line(other);
        else writer.Line("else").Open().Line(other).Close();
    }
}
