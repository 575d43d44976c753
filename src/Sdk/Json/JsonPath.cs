using System.Text;
using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.Json;

/// <summary>
/// Finds the path of a place in JSON text (<c>$.legs[2].origin</c>) by reading from its start. Failures only.
/// </summary>
internal sealed class JsonPath
{
    private const int NameLengthMax = 128;

    private readonly List<Level> _levels = [];

    /// <summary>
    /// The path of the token that starts at <paramref name="position"/>; for the end of an object or array that of the
    /// object or array; where the text is broken before, that of the last token that can be read.
    /// </summary>
    public static string At(ReadOnlySpan<byte> json, long position)
    {
        JsonPath path = new();
        path.Walk(json, position);
        return path.ToString();
    }

    /// <summary>The path of the value that would come next after text that was written up to there.</summary>
    public static string Next(ReadOnlySpan<byte> written)
    {
        JsonPath path = new();
        // Without a character after it, a number could go on, and would not be read.
        path.Walk([.. written, (byte)' '], long.MaxValue);
        if (path._levels is [.., { IsArray: true } last]) last.Index++;
        return path.ToString();
    }

    /// <summary>A member below a path; a key of a dictionary may be of any length.</summary>
    public static string Member(string path, string name) =>
        name.Length is > 0 and <= NameLengthMax && name.All(c => char.IsLetterOrDigit(c) || c == '_')
            ? $"{path}.{name}"
            : $"{path}['{Excerpt.Of(name, NameLengthMax)}']";

    public override string ToString() => _levels.Aggregate("$", static (path, level) => level.Below(path));

    private void Walk(ReadOnlySpan<byte> json, long position)
    {
        Utf8JsonReader reader = new(json, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                Follow(ref reader);
                if (reader.TokenStartIndex >= position) return;
            }
        }
        catch (JsonException)
        {
            // The path of what could be read until here is the answer.
        }
    }

    private void Follow(ref Utf8JsonReader reader)
    {
        JsonTokenType token = reader.TokenType;
        if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            _levels.RemoveAt(_levels.Count - 1);
            return;
        }
        if (token == JsonTokenType.PropertyName) _levels[^1].Name = Encoding.UTF8.GetString(reader.ValueSpan);
        else if (_levels is [.., { IsArray: true } last]) last.Index++;
        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
            _levels.Add(new(token == JsonTokenType.StartArray));
    }

    private sealed class Level(bool isArray)
    {
        public bool IsArray { get; } = isArray;

        public int Index { get; set; } = -1;

        public string? Name { get; set; }

        /// <summary>The path of what is inside of the object or array that has this one.</summary>
        public string Below(string path)
        {
            if (Name != null) return Member(path, Name);
            return Index < 0 ? path : $"{path}[{Index}]";
        }
    }
}
