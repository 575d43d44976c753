using System.Globalization;
using MessagePack;
using Millrace.Contracts;

namespace Millrace.MessagePack;

/// <summary>Says in words what bytes hold. Failures only.</summary>
internal static class MessagePackToken
{
    /// <summary>The value that <paramref name="rest"/> begins with: <c>"abc"</c>, <c>7</c>, <c>an array</c>.</summary>
    public static string Describe(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty) return "the end of the value";
        MessagePackReader reader = new(rest.ToArray());
        try
        {
            return Describe(ref reader);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            string name = MessagePackCode.ToFormatName(rest[0]);
            return $"a value ({name}) that is longer than the {rest.Length} bytes that are left";
        }
    }

    /// <summary>True for what MessagePack's own reader throws over bytes that are not what was asked for.</summary>
    public static bool IsRefusal(Exception e) => e is MessagePackSerializationException or EndOfStreamException
        or OverflowException or ArgumentOutOfRangeException;

    private static string Describe(ref MessagePackReader reader) => reader.NextMessagePackType switch
    {
        MessagePackType.Nil => "nil",
        MessagePackType.Boolean => reader.ReadBoolean() ? "true" : "false",
        MessagePackType.Integer when reader.NextCode == MessagePackCode.UInt64 => Text(reader.ReadUInt64()),
        MessagePackType.Integer => Text(reader.ReadInt64()),
        MessagePackType.Float => Text(reader.ReadDouble()),
        MessagePackType.String => $"\"{Excerpt.Of(reader.ReadString()!)}\"",
        MessagePackType.Binary => $"{reader.ReadBytes()!.Value.Length} bytes",
        MessagePackType.Array => $"an array of {reader.ReadArrayHeader()}",
        MessagePackType.Map => $"a map of {reader.ReadMapHeader()}",
        MessagePackType.Extension => $"an extension of type {reader.ReadExtensionFormatHeader().TypeCode}",
        _ => "a byte that begins no value",
    };

    private static string Text<T>(T number) where T : IFormattable =>
        number.ToString(null, CultureInfo.InvariantCulture);
}
