using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.MessagePack.MessagePackEmitter;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting.MessagePack;

/// <summary>
/// Writes the bodies of methods that read objects: into local variables first, then into the object at once.
/// </summary>
internal static class ObjectReadEmitter
{
    public static void WriteBody(SourceWriter writer, ObjectModel model, bool isRoot)
    {
        MemberModel[] members = [.. model.Members.Where(member => member.Setting != MemberSetting.None)];
        MemberModel[] inValue = [.. members.Where(member => !isRoot || member.Outside == null)];
        foreach (MemberModel member in members)
        {
            if (isRoot && member.Outside is { } outside) OutsideEmitter.WriteRead(writer, model, member, outside);
            else WriteLocals(writer, model, member);
        }
        if (members.Length > 0) writer.Line();
        if (inValue.Any(member => member.IsRequired)) writer.Line("int start = reader.Position;");
        if (model.IsArray) WriteArray(writer, model, inValue);
        else WriteMap(writer, inValue);
        writer.Line();
        ConstructionEmitter.Write(writer, model);
    }

    private static void WriteLocals(SourceWriter writer, ObjectModel model, MemberModel member)
    {
        writer.Line($"{member.Value.Type} {member.Local} = {member.Default};");
        bool isTracked = member.KeepsDefault || (member.IsRequired && !model.IsArray);
        if (isTracked) writer.Line($"bool {member.HasLocal} = false;");
    }

    /// <summary>
    /// An array ends where its writer knew no more members, so that what is missing is known from its length. All
    /// places up to that of the last required member are there; one check does for them.
    /// </summary>
    private static void WriteArray(SourceWriter writer, ObjectModel model, MemberModel[] members)
    {
        Dictionary<int, MemberModel> places = members.ToDictionary(member => member.Place!.Value);
        MemberModel? lastRequired =
            members.Where(member => member.IsRequired).OrderBy(member => member.Place).LastOrDefault();
        int sure = lastRequired?.Place + 1 ?? 0;
        int length = places.Count == 0 ? 0 : places.Keys.Max() + 1;

        writer.Line("int count = reader.StartArray();");
        if (lastRequired != null)
            writer.Line($"if (count < {sure}) throw {ValueReader}.Missing(start, {Quoted(lastRequired.JsonName)});");
        for (int place = 0; place < length; place++)
        {
            MemberModel? member = places.TryGetValue(place, out MemberModel? found) ? found : null;
            string read = member == null ? "reader.Skip();" : $"{member.Local} = {ValueEmitter.Read(member.Value)};";
            WriteElement(writer, place < sure ? "" : $"if (count > {place}) ", read, member);
        }
        writer.Line($"reader.EndArray(count, {length});");
    }

    private static void WriteElement(SourceWriter writer, string condition, string read, MemberModel? member)
    {
        if (member is not { KeepsDefault: true }) writer.Line(condition + read);
        else if (condition == "") writer.Line(read).Line($"{member.HasLocal} = true;");
        else writer.Line(condition.TrimEnd()).Open().Line(read).Line($"{member.HasLocal} = true;").Close();
    }

    private static void WriteMap(SourceWriter writer, MemberModel[] members)
    {
        writer.Line("int count = reader.StartMap();");
        writer.Line("for (int i = 0; i < count; i++)").Open();
        writer.Line("global::System.ReadOnlySpan<byte> name = reader.ReadName();");
        string keyword = "if";
        foreach (MemberModel member in members)
        {
            writer.Line($"{keyword} ({ValueReader}.Is(name, {Quoted(member.JsonName)}u8))").Open();
            writer.Line($"{member.Local} = {ValueEmitter.Read(member.Value)};");
            if (member.IsRequired || member.KeepsDefault) writer.Line($"{member.HasLocal} = true;");
            writer.Close();
            keyword = "else if";
        }
        if (members.Length == 0) writer.Line("reader.Skip();");
        else writer.Line("else").Open().Line("reader.Skip();").Close();
        writer.Close().Line("reader.End();");
        foreach (MemberModel member in members.Where(member => member.IsRequired))
            writer.Line($"if (!{member.HasLocal}) throw {ValueReader}.Missing(start, {Quoted(member.JsonName)});");
    }
}
