using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the struct that reads and writes a record whose value is one member as it is.</summary>
internal static class PayloadEmitter
{
    private const string Value = PayloadTypes + "PayloadValue.";

    public static void Write(SourceWriter writer, RecordModel record)
    {
        string self = record.Type.Name;
        List<string> interfaces = [];
        if (record.IsRead) interfaces.Add($"{PayloadTypes}IPayloadDecoder<{self}>");
        if (record.IsWritten) interfaces.Add($"{PayloadTypes}IPayloadEncoder<{self}>");
        MemberModel payload = record.Payload!;
        writer.Line($"// The value of {record.DisplayName} is {payload.Name}.");
        writer.Line($"private readonly struct {record.SchemaStruct} : {string.Join(", ", interfaces)}").Open();
        if (record.Encoding != null)
        {
            writer.Line("private static readonly global::System.Text.Encoding _encoding =");
            writer.Line($"    {Value}StrictEncoding({Quoted(record.Encoding)});").Line();
        }
        if (record.IsRead) WriteRead(writer, record, payload);
        if (record is { IsRead: true, IsWritten: true }) writer.Line();
        if (record.IsWritten)
        {
            writer.Line($"public static void Write({BufferType} output, {self} record) =>");
            string value = $"record.{payload.Name}{NotNull(payload.Value)}";
            writer.Line($"    {Value}{payload.Value.Writer}(output, {value}{EncodingOf(record)});");
        }
        writer.Close();
    }

    /// <summary>Null is no value but a tombstone, and does not come here.</summary>
    private static string NotNull(ValueModel value) => value switch
    {
        { AllowsNull: false } => "",
        { IsReference: true } => "!",
        _ => ".GetValueOrDefault()",
    };

    private static string EncodingOf(RecordModel record) => record.Encoding == null ? "" : ", _encoding";

    private static void WriteRead(SourceWriter writer, RecordModel record, MemberModel payload)
    {
        writer.Line($"public static {record.Type.Name} Read(in {View} view)").Open();
        foreach (MemberModel member in record.Root.Members)
            if (member.Outside is { } outside) OutsideEmitter.WriteRead(writer, record.Root, member, outside);
        string read = $"{Value}{payload.Value.Reader}(in view{EncodingOf(record)})";
        bool isNullRead = payload.Value.AllowsNull && record.Format != RecordFormat.JsonKeyValue;
        string nullable = isNullRead ? $"view.HasValue ? {read} : {payload.Value.Null}" : read;
        writer.Line($"{payload.Value.Type} {payload.Local} = {nullable};").Line();
        ConstructionEmitter.Write(writer, record.Root);
        writer.Close();
    }
}
