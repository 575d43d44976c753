using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting.MessagePack;

/// <summary>Writes the bodies of methods that write objects.</summary>
internal static class ObjectWriteEmitter
{
    public static void WriteBody(SourceWriter writer, ObjectModel model, string record)
    {
        if (model.IsArray) WriteArray(writer, model, record);
        else WriteMap(writer, model, record);
        writer.Line("writer.End();");
    }

    private static void WriteArray(SourceWriter writer, ObjectModel model, string record)
    {
        Dictionary<int, MemberModel> places = Layout.Places(model);
        int length = Layout.Length(model);
        writer.Line($"writer.StartArray({record}, {length});");
        for (int place = 0; place < length; place++)
        {
            bool isWritten = places.TryGetValue(place, out MemberModel? member) && member.IsWritten;
            if (isWritten) ValueEmitter.Write(writer, member!.Value, $"{record}.{member.Name}", member.Local);
            else writer.Line("writer.WriteNil();");
        }
    }

    private static void WriteMap(SourceWriter writer, ObjectModel model, string record)
    {
        MemberModel[] members = [.. model.Members.Where(member => member.IsWritten)];
        writer.Line($"writer.StartMap({record}, {members.Length});");
        foreach (MemberModel member in members)
        {
            writer.Line($"writer.WriteName({Quoted(member.JsonName)}u8);");
            ValueEmitter.Write(writer, member.Value, $"{record}.{member.Name}", member.Local);
        }
    }
}
