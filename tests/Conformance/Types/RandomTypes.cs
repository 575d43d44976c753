using System.Text;

namespace Millrace.Conformance.Tests.Types;

/// <summary>Writes C# of records with random members, the same in JSON and in MessagePack.</summary>
internal sealed class RandomTypes(Random random)
{
    private const int InnerMax = 4, MembersMax = 8, DepthMax = 3;

    private const string Enums = """
        public enum Shade { Dark, Light = 5, Bright }
        [Flags] public enum Rights : byte { None, Read = 1, Write = 2 }
        """;

    private static readonly string[] _values =
    [
        "bool", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "Int128", "UInt128", "Half",
        "float", "double", "decimal", "char", "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly",
        "TimeSpan", "Shade", "Rights",
    ];

    private readonly List<string> _inner = [];

    /// <summary>A pair of records, <c>JsonRecord</c> and <c>PackRecord</c>, and the types inside of them.</summary>
    public string Write()
    {
        StringBuilder source = new(Enums);
        int count = random.Next(InnerMax + 1);
        for (int i = 0; i < count; i++)
        {
            source.Append($"\npublic sealed class Inner{i}\n{{\n{Members()}}}\n");
            _inner.Add($"Inner{i}");
        }
        string members = Members();
        foreach ((string name, string format) in new[] { ("JsonRecord", "Json"), ("PackRecord", "MessagePack") })
        {
            string arguments = $"(\"a\", Format = RecordFormat.{format})";
            source.Append($"\n[KafkaSource{arguments}, KafkaSink{arguments}]\n");
            source.Append($"public sealed partial class {name}\n{{\n{members}}}\n");
        }
        return source.ToString();
    }

    private string Members()
    {
        StringBuilder members = new();
        int count = random.Next(MembersMax + 1);
        for (int i = 0; i < count; i++)
        {
            string type = Type(depth: 0);
            members.Append(random.Next(4) switch
            {
                0 => $"    public required {type} Member{i} {{ get; init; }}\n",
                1 => $"    public {type} aMember{i} {{ get; set; }} = default!;\n",
                2 => $"    public {type} URLMember{i} {{ get; init; }} = default!;\n",
                _ => $"    public required {type} Member_{i} {{ get; set; }}\n",
            });
        }
        return members.ToString();
    }

    private string Type(int depth)
    {
        int choice = random.Next(depth < DepthMax ? 10 : 5);
        return choice switch
        {
            < 3 => _values[random.Next(_values.Length)],
            3 => _values[random.Next(_values.Length)] + "?",
            4 => random.Next(2) == 0 ? "string" : "string?",
            5 => Type(depth + 1) is var item && item == "byte" ? "byte[]" : $"{item}[]",
            6 => $"List<{Type(depth + 1)}>",
            7 => $"ImmutableArray<{Type(depth + 1)}>",
            8 => $"Dictionary<string, {Type(depth + 1)}>",
            _ => _inner.Count == 0 ? "byte[]?" : _inner[random.Next(_inner.Count)] + (random.Next(2) == 0 ? "?" : ""),
        };
    }
}
