using System.Globalization;
using System.Text.Json;
using Millrace.Contracts;
using Millrace.State;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>A value without members, by the name that shapes have for its type.</summary>
internal sealed record LeafShape(string Name) : StateShape
{
    public override void Write(ref StateReader reader, Utf8JsonWriter json)
    {
        switch (Name)
        {
            case "bool": json.WriteBooleanValue(reader.ReadBoolean()); break;
            case "uint8": json.WriteNumberValue(reader.ReadByte()); break;
            case "int8" or "int16" or "int32" or "int64": json.WriteNumberValue(reader.ReadInt64()); break;
            case "uint16" or "uint32" or "uint64": json.WriteNumberValue(reader.ReadUInt64()); break;
            case "float32": WriteFloat(json, reader.ReadSingle()); break;
            case "float64": WriteFloat(json, reader.ReadDouble()); break;
            case "decimal": json.WriteNumberValue(reader.ReadDecimal()); break;
            case "string": json.WriteStringValue(reader.ReadString()); break;
            case "char": json.WriteStringValue(StateValues.ReadChar(ref reader).ToString()); break;
            case "guid": json.WriteStringValue(reader.ReadGuid()); break;
            default: WriteTime(ref reader, json); break;
        }
    }

    private void WriteTime(ref StateReader reader, Utf8JsonWriter json)
    {
        IFormattable value = Name switch
        {
            "datetime" => StateValues.ReadDateTime(ref reader),
            "datetimeoffset" => StateValues.ReadDateTimeOffset(ref reader),
            "date" => StateValues.ReadDateOnly(ref reader),
            "time" => StateValues.ReadTimeOnly(ref reader),
            "timespan" => new TimeSpan(reader.ReadInt64()),
            _ => throw new RecordFormatException($"'{Name}' is no type that this version of Millrace knows"),
        };
        json.WriteStringValue(value.ToString(Name == "timespan" ? "c" : "O", CultureInfo.InvariantCulture));
    }

    /// <summary>JSON has no number for infinity.</summary>
    private static void WriteFloat(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}
