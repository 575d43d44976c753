using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the methods that write JSON objects.</summary>
internal static class ObjectWriteEmitter
{
    public static void WriteRoot(SourceWriter writer, RecordModel record)
    {
        writer.Line($"public static void Write({BufferType} output, {record.Type.Name} record)").Open();
        WriteBody(writer, record.Root, "record");
        writer.Close();
    }

    public static void WriteBody(SourceWriter writer, ObjectModel model, string record)
    {
        writer.Line($"{Writing}StartObject(output, {record});");
        string comma = "";
        foreach (MemberModel member in model.Members.Where(member => member.IsWritten))
        {
            writer.Line($"output.Write({Quoted($"{comma}{JsonText.Quoted(member.JsonName)}:")}u8);");
            ValueEmitter.Write(writer, member.Value, $"{record}.{member.Name}", member.Local);
            comma = ",";
        }
        writer.Line($"{Writing}EndObject(output);");
    }
}
