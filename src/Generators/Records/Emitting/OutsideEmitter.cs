using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes how members with a place of their own, outside of the value, are read and written.</summary>
internal static class OutsideEmitter
{
    public static void WriteRead(SourceWriter writer, ObjectModel model, MemberModel member, OutsideModel outside)
    {
        writer.Line($"// {outside.Attribute} {model.Name}.{member.Name}");
        writer.Line($"{member.Value.Type} {member.Local} = {outside.Read};");
    }

    public static void WriteHeaders(SourceWriter writer, RecordModel record)
    {
        string self = record.Type.Name;
        foreach (HeaderModel header in record.Headers)
        {
            writer.Line($"// [Header({Quoted(header.Name)})] {self}.{header.Member}");
            string write = $"{Schemas}HeaderValue.Write<{header.Type}, {header.Codec}>";
            writer.Line($"{write}(message, {Quoted(header.Name)}u8, record.{header.Member});");
        }
    }
}
