using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes how the member that is the message key is read.</summary>
internal static class KeyEmitter
{
    public static void WriteRead(SourceWriter writer, ObjectModel model, MemberModel member)
    {
        string type = member.Value.Type.TrimEnd('?');
        writer.Line($"// [MessageKey] {model.Name}.{member.Name}");
        writer.Line(member.Value.AllowsNull
            ? $"{member.Value.Type} {member.Local} = view.HasKey ? {member.KeyCodec}.Read(view.Key) : null;"
            : $"{type} {member.Local} = {Keys}RecordKey.Read<{type}, {member.KeyCodec}>(in view);");
    }
}
