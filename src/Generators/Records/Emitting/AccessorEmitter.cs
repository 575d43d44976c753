using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Emitting;

/// <summary>
/// Writes the methods that set init-only members after construction, which C# has no statement for; one each, however
/// many types inherit the member.
/// </summary>
internal static class AccessorEmitter
{
    public static void Write(SourceWriter writer, CodecModel codec)
    {
        HashSet<(string, string)> written = [];
        foreach (ObjectModel model in codec.Objects)
        {
            foreach (MemberModel member in model.Members.Where(member => member.Setting == MemberSetting.Accessor))
                if (written.Add((member.DeclaringType, member.Name))) Write(writer, model, member);
        }
    }

    private static void Write(SourceWriter writer, ObjectModel model, MemberModel member)
    {
        const string attribute = "global::System.Runtime.CompilerServices.UnsafeAccessor";
        string accessor = ConstructionEmitter.Accessor(member);
        string record = model.IsReference ? $"{member.DeclaringType} record" : $"ref {member.DeclaringType} record";
        writer.Line().Line($$"""
            // {{model.Name}}.{{member.Name}} keeps its own default when it is not there.
            [{{attribute}}({{attribute}}Kind.Method, Name = "set_{{member.Name.TrimStart('@')}}")]
            private static extern void {{accessor}}({{record}}, {{member.Value.Type}} value);
            """);
    }
}
