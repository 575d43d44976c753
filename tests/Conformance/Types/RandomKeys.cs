using System.Text;

namespace Millrace.Conformance.Tests.Types;

/// <summary>Writes C# of the message key of a record: none, one member, several, or a record struct.</summary>
/// <param name="random">Where they come from.</param>
/// <param name="types">The types of keys that the format of the record has.</param>
/// <param name="onMember">The attributes of a member, by its index.</param>
/// <param name="onStruct">The attributes of a record struct.</param>
internal sealed class RandomKeys(
    Random random, IReadOnlyList<string> types, Func<int, string> onMember, string onStruct)
{
    private const int PartsMax = 4;

    private static readonly string[] _formats = ["Kafka", "Text", "Json", "MessagePack"];

    /// <summary>Appends the types that the key needs; returns the members.</summary>
    public string Write(StringBuilder source)
    {
        string format = Any(_formats);
        return random.Next(5) switch
        {
            0 => "",
            1 => One(format),
            2 or 3 => Several(format),
            _ => Struct(format, source),
        };
    }

    private string One(string format)
    {
        string type = Any(types);
        return Member(0, format, type, random.Next(3) == 0 ? type + "?" : type);
    }

    private string Several(string format)
    {
        bool isContainer = IsContainer(format);
        IEnumerable<string> members = Parts().Select(i =>
        {
            string own = isContainer ? format : Any(["Kafka", "Text"]);
            string type = Any(types);
            return Member(i, own, type, type);
        });
        return string.Concat(members);
    }

    private string Struct(string format, StringBuilder source)
    {
        string[] parts = [.. Parts().Select(_ => Any(types))];
        IEnumerable<string> parameters = parts.Select((type, i) => $"{NameInJson(format, i)}{type} Part{i}");
        source.Append($"{onStruct}public readonly record struct TestKey({string.Join(", ", parameters)});\n");
        string changing = parts.FirstOrDefault(Integers.Contains) ?? parts[0];
        return Member(0, format, changing, random.Next(3) == 0 ? "TestKey?" : "TestKey");
    }

    private string NameInJson(string format, int index) => format == "Json" && random.Next(3) == 0
        ? $"[property: System.Text.Json.Serialization.JsonPropertyName(\"{index} \\\"part\\\" \\u00e9\")] "
        : "";

    /// <param name="index">Which member of the key.</param>
    /// <param name="format">The format of the key.</param>
    /// <param name="changing">The type by which the format means something or not.</param>
    /// <param name="type">The member's type.</param>
    private string Member(int index, string format, string changing, string type)
    {
        bool isGiven = IsContainer(format) || (format == "Text" && Integers.Contains(changing));
        string key = isGiven ? $"[MessageKey(Format = KeyFormat.{format})]" : "[MessageKey]";
        return $"    {key} {onMember(index)}public {type} TheKey{index} {{ get; init; }} = default!;\n";
    }

    private IEnumerable<int> Parts() => Enumerable.Range(0, random.Next(1, PartsMax + 1));

    private static bool IsContainer(string format) => format is "Json" or "MessagePack";

    private static IReadOnlyList<string> Integers { get; } =
        ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong"];

    private string Any(IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];
}
