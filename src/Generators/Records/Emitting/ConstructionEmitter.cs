using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes how an object is made of local variables that hold its members.</summary>
internal static class ConstructionEmitter
{
    public static void Write(SourceWriter writer, ObjectModel model)
    {
        MemberModel[] later = [.. model.Members.Where(member => member.KeepsDefault)];
        string creation = $"new {model.Type}({string.Join(", ", model.Arguments)})";
        MemberModel[] initialized = [.. model.Members.Where(IsInitialized)];
        string target = later.Length == 0 ? "return" : $"{model.Type} record =";
        writer.Line($"{target} {creation}{(initialized.Length == 0 ? ";" : "")}");
        if (initialized.Length > 0)
        {
            writer.Open();
            foreach (MemberModel member in initialized) writer.Line($"{member.Name} = {member.Local},");
            writer.Close(";");
        }
        if (later.Length == 0) return;
        foreach (MemberModel member in later) writer.Line($"if ({member.HasLocal}) {Assignment(model, member)};");
        writer.Line("return record;");
    }

    /// <summary>The method that calls the accessor of an init-only member.</summary>
    public static string Accessor(MemberModel member) => "Set" + member.Name.TrimStart('@');

    private static string Assignment(ObjectModel model, MemberModel member) => member.Setting == MemberSetting.Assigned
        ? $"record.{member.Name} = {member.Local}"
        : $"{Accessor(member)}({(model.IsReference ? "" : "ref ")}record, {member.Local})";

    private static bool IsInitialized(MemberModel member) =>
        member.Setting is MemberSetting.Initializer or MemberSetting.ConstructorAndInitializer;
}
