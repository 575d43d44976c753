using System.Text;
using System.Text.Json;
using Millrace.Contracts;
using Millrace.Json;

namespace Millrace.Keys;

/// <summary>
/// Message keys that are JSON objects, <c>{"user":1,"item":2}</c>; generated code holds one for each key. A key is
/// written in one form, compact and with the members in their order; it is read in any, with each member once and no
/// others.
/// </summary>
public sealed class JsonKeyParts
{
    private readonly string[] _names;
    private readonly JsonLayout _layout;

    /// <summary>What stands before each member's value: <c>{"user":</c> and <c>,"item":</c>.</summary>
    private readonly byte[][] _before;

    /// <summary>Creates the object of a key.</summary>
    /// <param name="names">The JSON names of its members, in the order in which they are written.</param>
    public JsonKeyParts(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        (_names, _layout) = (names, new(names));
        _before = [.. names.Select(static (name, index) => Before(name, isFirst: index == 0))];
    }

    /// <summary>The name of the layout, made of those of its members: <c>{"user":int64-json}</c>.</summary>
    public string NameOf(params ReadOnlySpan<string> parts)
    {
        StringBuilder name = new();
        for (int i = 0; i < parts.Length; i++) name.Append(Encoding.UTF8.GetString(_before[i])).Append(parts[i]);
        return name.Append('}').ToString();
    }

    /// <summary>Appends a member, and what begins or ends the object before or behind it.</summary>
    /// <exception cref="RecordFormatException">It is null, or cannot be written.</exception>
    public void Write<T, TCodec>(T part, int index, RecordBuffer output) where TCodec : struct, IKeyCodec<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(_before[index]);
        try
        {
            TCodec.Write(part, output);
        }
        catch (RecordFormatException e)
        {
            throw Inside(e, index);
        }
        if (index == _names.Length - 1) output.Write("}"u8);
    }

    /// <summary>Reads one member of the key of a record that must have one.</summary>
    /// <param name="view">The record.</param>
    /// <param name="index">Which member, counted from zero.</param>
    /// <exception cref="RecordFormatException">The key is null or laid out otherwise.</exception>
    public T Read<T, TCodec>(in RecordView view, int index) where TCodec : struct, IKeyCodec<T> =>
        Read<T, TCodec>(KeyParts.KeyOf(in view), index, view.KeyStrings);

    /// <summary>Reads one member of a key that takes up all of <paramref name="key"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="index">Which member, counted from zero.</param>
    /// <param name="strings">The strings of keys that the caller has read before; null when it keeps none.</param>
    /// <exception cref="RecordFormatException">The bytes are not such a key; says which member and why.</exception>
    public T Read<T, TCodec>(ReadOnlySpan<byte> key, int index, KeyStrings? strings = null)
        where TCodec : struct, IKeyCodec<T>
    {
        if (!TryFindPlain(key, index, out Range part)) part = FindAny(key, index);
        try
        {
            return TCodec.Read(key[part], strings);
        }
        catch (RecordFormatException e)
        {
            throw Inside(e, index);
        }
    }

    /// <summary>Where a member's value is, in a key without escapes; false for any other.</summary>
    private bool TryFindPlain(ReadOnlySpan<byte> key, int index, out Range part)
    {
        part = default;
        Span<bool> isFound = stackalloc bool[_names.Length];
        JsonScanner scanner = new(key);
        JsonMembers members = scanner.StartObject(_layout);
        while (scanner.NextMember(ref members))
        {
            int member = members.Current, start = scanner.Position;
            if (member < 0 || isFound[member]) return false;
            isFound[member] = true;
            scanner.SkipPlain();
            if (member == index) part = start..scanner.Position;
        }
        return scanner.IsAtEnd && !isFound.Contains(false);
    }

    /// <summary>Where a member's value is, in a key of any form.</summary>
    private Range FindAny(ReadOnlySpan<byte> key, int index)
    {
        Utf8JsonReader reader = JsonKey.Begin(key);
        try
        {
            reader.Read();
            Range part = Find(ref reader, index);
            reader.Read();
            return part;
        }
        catch (Exception e) when (JsonKey.IsRefusal(e))
        {
            throw JsonKey.Refuse(key, e);
        }
    }

    private Range Find(ref Utf8JsonReader reader, int index)
    {
        Range part = default;
        Span<bool> isFound = stackalloc bool[_names.Length];
        JsonValueReader.StartObject(ref reader);
        while (JsonValueReader.NextMember(ref reader))
        {
            int member = Member(ref reader);
            if (member < 0) throw Refuse(ref reader, "the key has no such member");
            if (isFound[member]) throw Refuse(ref reader, "the member is there twice");
            isFound[member] = true;
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (member == index) part = start..(int)reader.BytesConsumed;
        }
        int missing = isFound.IndexOf(false);
        return missing < 0 ? part : throw JsonValueReader.Missing(ref reader, _names[missing]);
    }

    private int Member(ref Utf8JsonReader reader) => reader.ValueIsEscaped
        ? Array.IndexOf(_names, JsonValueReader.ReadName(ref reader))
        : _layout.Find(reader.ValueSpan);

    private static JsonValueException Refuse(ref Utf8JsonReader reader, string reason) =>
        new(reason, reader.TokenStartIndex);

    private RecordFormatException Inside(RecordFormatException e, int index) =>
        new(e.Reason, JsonPath.Member(JsonKey.Path, _names[index]), e);

    private static byte[] Before(string name, bool isFirst)
    {
        using RecordBuffer text = new(capacity: 64);
        text.Write(isFirst ? "{"u8 : ","u8);
        JsonValueWriter.WriteString(text, name);
        text.Write(":"u8);
        return text.Written.ToArray();
    }
}
