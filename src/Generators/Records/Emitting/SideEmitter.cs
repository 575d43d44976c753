using Millrace.Generators.Common;
using Millrace.Generators.Records.Emitting.MessagePack;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the generated part of a class that is the schema of another type.</summary>
internal static class SideEmitter
{
    public const string MaybeNull = "[global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)]";

    public static string Emit(SideModel side)
    {
        CodecModel codec = side.Codec;
        string reads = $"{Schemas}IDeserializationSchema<{codec.Type}>";
        string writes = $"{Schemas}ISerializationSchema<{codec.Type}>";
        bool isJson = side.Format == RecordFormat.Json;
        string entry = isJson ? $"{JsonTypes}JsonRecord" : $"{MessagePackTypes}MessagePackRecord";
        return PartialTypeWriter.Write(side.Type, [reads, writes], writer =>
        {
            writer.Line($$"""
                bool {{reads}}.TryDeserialize(
                    global::System.ReadOnlySpan<byte> value, {{MaybeNull}} out {{codec.Type}} record)
                {
                    {{View}} view = new() { Value = value, HasValue = true, TimestampMs = -1 };
                    record = {{entry}}.Read<{{codec.Type}}, {{codec.Struct}}>(in view);
                    return true;
                }

                bool {{writes}}.TrySerialize({{codec.Type}} record, {{BufferType}} value)
                {
                    {{entry}}.Write<{{codec.Type}}, {{codec.Struct}}>(record, value);
                    return true;
                }

                """);
            if (isJson) JsonEmitter.Write(writer, codec);
            else MessagePackEmitter.Write(writer, codec);
        });
    }
}
