using System.Text.Json;
using Millrace.Contracts;
using Millrace.State;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>
/// The layout of a state, as its shape in a checkpoint tells it
/// (<c>Flights:int32,Legs:[{From:string,Km:float64?}]</c>). It renders a state as JSON without the code that wrote it.
/// </summary>
internal abstract record StateShape
{
    private const char NullableMark = '?';

    /// <summary>Reads a value and writes it as JSON.</summary>
    /// <exception cref="RecordFormatException">The bytes are torn.</exception>
    public abstract void Write(ref StateReader reader, Utf8JsonWriter json);

    /// <exception cref="RecordFormatException">It is no shape, or one of a newer version.</exception>
    public static StateShape Parse(string shape)
    {
        ReadOnlySpan<char> rest = shape;
        StateShape parsed = ParseMembers(ref rest);
        return rest.IsEmpty ? parsed : throw Unknown(rest);
    }

    private static ObjectShape ParseMembers(ref ReadOnlySpan<char> rest)
    {
        List<(string, StateShape)> members = [];
        do
        {
            string name = TakeUntil(ref rest, ":");
            rest = rest[1..];
            members.Add((name, ParseType(ref rest)));
        }
        while (TrySkip(ref rest, ','));
        return new(members);
    }

    private static StateShape ParseType(ref ReadOnlySpan<char> rest)
    {
        StateShape shape;
        if (TrySkip(ref rest, '{'))
        {
            shape = ParseMembers(ref rest);
            Skip(ref rest, '}');
        }
        else if (TrySkip(ref rest, '['))
        {
            shape = new ArrayShape(ParseType(ref rest));
            Skip(ref rest, ']');
        }
        else
        {
            shape = ParseLeaf(ref rest);
        }
        return TrySkip(ref rest, NullableMark) ? new NullableShape(shape) : shape;
    }

    /// <summary>An enum is its name, with its number's type in brackets; what was kept is the number.</summary>
    private static LeafShape ParseLeaf(ref ReadOnlySpan<char> rest)
    {
        string name = TakeUntil(ref rest, ",{}[]()?");
        if (!TrySkip(ref rest, '(')) return new(name);
        LeafShape number = ParseLeaf(ref rest);
        Skip(ref rest, ')');
        return number;
    }

    private static string TakeUntil(ref ReadOnlySpan<char> rest, string ends)
    {
        int end = rest.IndexOfAny(ends);
        if (end < 0) end = rest.Length;
        string taken = rest[..end].ToString();
        if (taken.Length == 0 || (ends == ":" && end == rest.Length)) throw Unknown(rest);
        rest = rest[end..];
        return taken;
    }

    private static bool TrySkip(ref ReadOnlySpan<char> rest, char mark)
    {
        if (rest.IsEmpty || rest[0] != mark) return false;
        rest = rest[1..];
        return true;
    }

    private static void Skip(ref ReadOnlySpan<char> rest, char mark)
    {
        if (!TrySkip(ref rest, mark)) throw Unknown(rest);
    }

    private static RecordFormatException Unknown(ReadOnlySpan<char> rest) =>
        new($"'{rest}' is no part of a state's shape that this version of Millrace knows");
}

/// <summary>A struct: its members in order.</summary>
internal sealed record ObjectShape(IReadOnlyList<(string Name, StateShape Shape)> Members) : StateShape
{
    public override void Write(ref StateReader reader, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach ((string name, StateShape shape) in Members)
        {
            json.WritePropertyName(name);
            shape.Write(ref reader, json);
        }
        json.WriteEndObject();
    }
}

/// <summary>An array, or null for one that was never set.</summary>
internal sealed record ArrayShape(StateShape Element) : StateShape
{
    public override void Write(ref StateReader reader, Utf8JsonWriter json)
    {
        if (!reader.ReadBoolean())
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        for (int count = reader.ReadCount(); count > 0; count--) Element.Write(ref reader, json);
        json.WriteEndArray();
    }
}

/// <summary>A value that may be null.</summary>
internal sealed record NullableShape(StateShape Value) : StateShape
{
    public override void Write(ref StateReader reader, Utf8JsonWriter json)
    {
        if (reader.ReadBoolean()) Value.Write(ref reader, json);
        else json.WriteNullValue();
    }
}
