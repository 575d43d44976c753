using System.Text;

namespace Millrace.Conformance.Tests.Types;

/// <summary>Writes C# of a record with random members, and of the types inside of it, for one format.</summary>
internal abstract class RandomTypes(Random random)
{
    protected const int MembersMax = 8;

    private const int InnerMax = 4, DepthMax = 3;

    private const string Enums = """
        using System.Numerics;
        using System.Text.Json;
        using MessagePack;

        public enum Shade { Dark, Light = 5, Bright }
        [Flags] public enum Rights : byte { None, Read = 1, Write = 2 }

        """;

    private static readonly string[] _values =
    [
        "bool", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "Half", "float",
        "double", "decimal", "char", "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Shade",
        "Rights", "ReadOnlyMemory<byte>",
    ];

    private static readonly string[] _references = ["string", "string", "Uri", "Version", "byte[]"];

    private static readonly string[] _keys = ["string", "int", "ulong", "Guid", "Shade", "bool", "DateOnly", "Half"];

    private readonly List<string> _inner = [];

    protected Random Random => random;

    /// <summary>The format, as C# writes it.</summary>
    protected abstract string Format { get; }

    /// <summary>Types that only this format has.</summary>
    protected abstract IReadOnlyList<string> OwnValues { get; }

    /// <summary>A record, <c>TestRecord</c>, and the types inside of it.</summary>
    public string Write()
    {
        StringBuilder source = new(Enums);
        for (int i = random.Next(InnerMax + 1); i > 0; i--) AddInner(source, $"Inner{i}");
        AddUnion(source);
        string onType = OnType();
        string keys = new RandomKeys(random, Keys, OnKey, OnKeyStruct).Write(source);
        source.Append($"[KafkaSource(\"a\", Format = {Format}), KafkaSink(\"a\", Format = {Format})]\n");
        source.Append($"{onType}{OnRecord()}public sealed partial class TestRecord\n{{\n{keys}{Members()}}}\n");
        return source.ToString();
    }

    /// <summary>Attributes of a type.</summary>
    protected abstract string OnType();

    /// <summary>Attributes of the record, which count for the types inside of it.</summary>
    protected virtual string OnRecord() => "";

    /// <summary>Attributes of a member.</summary>
    protected abstract string OnMember(int index, string type);

    /// <summary>The types of message keys.</summary>
    protected virtual IReadOnlyList<string> Keys { get; } =
        ["string", "Guid", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong"];

    /// <summary>Attributes of a member of the message key.</summary>
    protected abstract string OnKey(int index);

    /// <summary>Attributes of a record struct that is the message key.</summary>
    protected virtual string OnKeyStruct => "";

    /// <summary>The attribute that names a type among several.</summary>
    protected abstract string Case(int number, string type);

    private void AddInner(StringBuilder source, string name)
    {
        switch (random.Next(4))
        {
            case 0: Add(source, name, "public record struct", "()"); break;
            case 1: AddPositional(source, name, "public sealed record"); break;
            case 2: AddPositional(source, name, "public readonly record struct"); break;
            default: Add(source, name, "public sealed class"); break;
        }
    }

    /// <summary>A type that its constructor fills.</summary>
    private void AddPositional(StringBuilder source, string name, string keyword)
    {
        IEnumerable<string> parameters = Enumerable.Range(0, random.Next(1, MembersMax)).Select(i =>
        {
            string type = Type(depth: 0), attributes = OnMember(i, type);
            // What is left out when it has its default could not be given to a constructor.
            bool isLeftOut = attributes.Contains("JsonIgnore", StringComparison.Ordinal);
            return isLeftOut || attributes.Length == 0
                ? $"{type} Member{i}"
                : $"{attributes.Replace("[", "[property: ", StringComparison.Ordinal)}{type} Member{i}";
        });
        source.Append($"{OnType()}{keyword} {name}({string.Join(", ", parameters)});\n");
        _inner.Add(name);
    }

    private void Add(StringBuilder source, string name, string keyword, string parent = "")
    {
        source.Append($"{OnType()}{keyword} {name}{parent}\n{{\n{Members()}}}\n");
        if (!parent.StartsWith(" :", StringComparison.Ordinal)) _inner.Add(name);
    }

    private void AddUnion(StringBuilder source)
    {
        string cases = Case(0, "First") + Case(7, "Second");
        source.Append($"{cases}public abstract class Either;\n");
        Add(source, "First", "public sealed class", " : Either");
        Add(source, "Second", "public class", " : Either");
        _inner.Add("Either");
    }

    private string Members()
    {
        StringBuilder members = new();
        int count = random.Next(MembersMax + 1);
        for (int i = 0; i < count; i++)
        {
            string type = Type(depth: 0);
            string attributes = OnMember(i, type);
            string required = attributes.Contains("JsonIgnore", StringComparison.Ordinal) ? "" : "required ";
            members.Append(random.Next(5) switch
            {
                0 => $"    {attributes}public {required}{type} Member{i} {{ get; init; }}\n",
                1 => $"    {attributes}public {type} aMember{i} {{ get; set; }} = default!;\n",
                2 => $"    {attributes}public {type} URLMember{i} {{ get; init; }} = default!;\n",
                3 => $"    {attributes}{OnField}public {type} Field{i} = default!;\n",
                _ => $"    {attributes}public {required}{type} Member_{i} {{ get; set; }}\n",
            });
        }
        return members.ToString();
    }

    /// <summary>What makes a field a member.</summary>
    protected virtual string OnField => "";

    private string Type(int depth)
    {
        int choice = random.Next(depth < DepthMax ? 14 : 5);
        return choice switch
        {
            < 3 => Value(),
            3 => Value() + "?",
            4 => Any(_references) + Question(),
            5 => Type(depth + 1) is var item && item == "byte" ? "byte[]" : $"{item}[]",
            6 => $"List<{Type(depth + 1)}>",
            7 => $"ImmutableArray<{Type(depth + 1)}>",
            8 => $"Dictionary<{Any(_keys)}, {Type(depth + 1)}>",
            9 => $"HashSet<{Any(_keys)}>",
            10 => $"({Type(depth + 1)} One, {Type(depth + 1)})",
            11 => $"KeyValuePair<{Any(_keys)}, {Type(depth + 1)}>",
            12 => $"IReadOnlyList<{Type(depth + 1)}>{Question()}",
            _ => _inner.Count == 0 ? "byte[]?" : Any(_inner) + Question(),
        };
    }

    private string Value() => random.Next(8) == 0 && OwnValues.Count > 0 ? Any(OwnValues) : Any(_values);

    private string Question() => random.Next(2) == 0 ? "?" : "";

    private string Any(IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];
}
