using System.Text;
using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.Json;

/// <summary>
/// The names of an enum's flags, which JSON has one after the other, <c>"Read, Write"</c>; generated code holds one for
/// each enum that is written like that.
/// </summary>
public sealed class JsonFlags
{
    private readonly (ulong Value, string Name)[] _flags;

    /// <summary>Creates the names of an enum.</summary>
    /// <param name="flags">Its values.</param>
    public JsonFlags(params (ulong Value, string Name)[] flags) => _flags = [.. flags.OrderBy(flag => flag.Value)];

    /// <summary>The names in a string, with commas between them.</summary>
    public ulong Read(ref Utf8JsonReader reader)
    {
        const string expected = "names of flags, with commas between them, or a number";
        if (reader.TokenType != JsonTokenType.String) throw JsonValueReader.Unexpected(ref reader, expected);
        ulong value = 0;
        foreach (string name in JsonValueReader.ReadString(ref reader).Split(','))
        {
            int found = Array.FindIndex(_flags, flag => name.AsSpan().Trim().SequenceEqual(flag.Name));
            if (found < 0) throw JsonValueReader.Unexpected(ref reader, expected);
            value |= _flags[found].Value;
        }
        return value;
    }

    /// <summary>Writes the names of all flags that are set; false, and nothing, when these are not all of it.</summary>
    public bool TryWrite(RecordBuffer output, ulong value)
    {
        Stack<string> names = new();
        ulong left = value;
        for (int i = _flags.Length - 1; i >= 0; i--)
        {
            (ulong flag, string name) = _flags[i];
            bool isSet = flag == 0 ? value == 0 : (left & flag) == flag;
            if (!isSet) continue;
            names.Push(name);
            left &= ~flag;
        }
        if (left != 0 || names.Count == 0) return false;
        JsonValueWriter.WriteEscaped(output, Encoding.UTF8.GetBytes(string.Join(", ", names)));
        return true;
    }
}
