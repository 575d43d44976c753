using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text;
using MessagePack;

namespace Millrace.Conformance.Tests.Types;

/// <summary>
/// The message keys of records: by System.Text.Json, by MessagePack for C#, and by the tables of
/// <c>docs/schemas.md</c>; with none of the code under test.
/// </summary>
internal static class ExpectedKeys
{
    /// <summary>The values of the members that are the key of a record.</summary>
    public static IReadOnlyList<object?> Values(object record) =>
        [.. Members(record.GetType()).Select(member => member.GetValue(record))];

    /// <summary>Null for a record that has no key, or one that is null.</summary>
    public static byte[]? Of(object record)
    {
        PropertyInfo[] members = Members(record.GetType());
        object?[] values = [.. Values(record)];
        if (values.Length == 0 || values is [null]) return null;
        KeyFormat[] formats = [.. members.Select(FormatOf)];
        return formats[0] switch
        {
            KeyFormat.Json => values is [var only]
                ? SystemTextJson.Write(only!, record.GetType())
                : SystemTextJson.Write(Named(members, values, record.GetType()), record.GetType()),
            KeyFormat.MessagePack => Packed(values!),
            _ => Plain(values!, formats),
        };
    }

    private static PropertyInfo[] Members(Type type) =>
        [.. type.GetProperties().Where(member => member.IsDefined(typeof(MessageKeyAttribute)))];

    private static KeyFormat FormatOf(PropertyInfo member) =>
        member.GetCustomAttribute<MessageKeyAttribute>()!.Format;

    private static OrderedDictionary<string, object> Named(PropertyInfo[] members, object?[] values, Type record) =>
        new(members.Select((member, i) => KeyValuePair.Create(SystemTextJson.NameOf(member, record), values[i]!)));

    private static byte[] Packed(object[] values)
    {
        object[]? parts = values is [var only] ? PartsOf(only) : values;
        if (parts == null) return MessagePackSerializer.Serialize(InPacked(values[0]).GetType(), InPacked(values[0]));
        ArrayBufferWriter<byte> output = new();
        MessagePackWriter writer = new(output);
        writer.WriteArrayHeader(parts.Length);
        foreach (object part in parts.Select(InPacked))
            MessagePackSerializer.Serialize(part.GetType(), ref writer, part);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Plain(object[] values, KeyFormat[] formats)
    {
        object[]? parts = values is [var only] ? PartsOf(only) : values;
        if (parts == null) return Single(values[0], formats[0]);
        return [.. parts.SelectMany((part, i) => Behind(Single(part, formats[Math.Min(i, formats.Length - 1)])))];
    }

    private static object InPacked(object part) => part is KeyBytes bytes ? bytes.Span.ToArray() : part;

    /// <summary>Behind its length.</summary>
    private static byte[] Behind(byte[] part) => [.. BigEndian(part.Length), .. part];

    private static byte[] Single(object value, KeyFormat format) => value switch
    {
        string or Guid => Encoding.UTF8.GetBytes(value.ToString()!),
        KeyBytes bytes => bytes.Span.ToArray(),
        _ when format == KeyFormat.Text =>
            Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        sbyte number => BigEndian(number),
        byte number => BigEndian(number),
        short number => BigEndian(number),
        ushort number => BigEndian(number),
        int number => BigEndian(number),
        uint number => BigEndian(number),
        long number => BigEndian(number),
        _ => BigEndian((ulong)value),
    };

    private static byte[] BigEndian<T>(T number) where T : IBinaryInteger<T>
    {
        byte[] bytes = new byte[number.GetByteCount()];
        number.WriteBigEndian(bytes);
        return bytes;
    }

    /// <summary>Null for a value that has none: it is of a type that is not of the record's assembly.</summary>
    private static object[]? PartsOf(object value) => value.GetType().Name == "TestKey"
        ? [.. value.GetType().GetProperties().Select(part => part.GetValue(value)!)]
        : null;
}
