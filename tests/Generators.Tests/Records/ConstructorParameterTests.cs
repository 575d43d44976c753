using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>Which parameters of constructors members can be given to: MR0007.</summary>
public sealed class ConstructorParameterTests
{
    [Theory]
    [InlineData("public class Leg(int minutes) { public int Seconds => minutes; }", "minutes")]
    [InlineData("public class Leg(long minutes) { public int Minutes { get; } = (int)minutes; }", "minutes")]
    [InlineData("public class Leg(int? minutes) { public int Minutes { get; } = minutes ?? 0; }", "minutes")]
    [InlineData("public class Leg(int minutes) { internal int Minutes => minutes; }", "minutes")]
    [InlineData(
        "public class Leg(int minutes) { public static int Minutes => 1; public int Other => minutes; }", "minutes")]
    [InlineData("public class Leg(int minutes) { [JsonIgnore] public int Minutes => minutes; }", "minutes")]
    [InlineData("public class Leg(int minutes) { public int Minutes = minutes; }", "minutes")]
    [InlineData(
        "public class Leg(int minutes, int scale = 2) { public int Minutes { get; } = minutes * scale; }", "scale")]
    [InlineData(
        "public class Of<T>(T item) { public T? Thing => item; } public class Leg(int item) : Of<int>(item);", "item")]
    [InlineData("public record Leg([property: JsonIgnore] int Minutes);", "Minutes")]
    [InlineData("[method: JsonConstructor] public struct Leg(int a) { public int Seconds => a; }", "a")]
    [InlineData("public class Leg(int a, string b) { public int C => a; public string D => b; }", "a", "b")]
    public void That_match_no_member(string leg, params string[] marked) =>
        AssertReported(leg, "matches no member: name and type it as the property that it sets", marked);

    [Theory]
    [InlineData("public class Leg(string name) { public string? Name { get; } = name; }", "name")]
    [InlineData("public class Leg(List<string?> all) { public List<string> All { get; } = [.. all.OfType<string>()]; }",
        "all")]
    [InlineData("public class Leg(List<string> all) { public List<string?> All { get; } = [.. all]; }", "all")]
    [InlineData("public class Leg(string[] all) { public string?[] All { get; } = all; }", "all")]
    [InlineData("public class Leg((string, int) pair) { public (string?, int) Pair { get; } = pair; }", "pair")]
    public void That_a_null_must_not_come_to(string leg, string marked) =>
        AssertReported(leg, "differ in where a null may be: put the '?' on both or on neither", marked);

    [Theory]
    [InlineData("ref")]
    [InlineData("out")]
    [InlineData("ref readonly")]
    public void That_want_a_variable(string kind) => AssertReported(
        $$"""
            public class Leg
            {
                public Leg({{kind}} int minutes) => throw new Exception();
                public int Minutes { get; }
            }
            """,
        "wants a variable, and values that are read are in none: pass it by value or by 'in'", "minutes");

    [Theory]
    [InlineData("public class Leg(int MINUTES) { public int Minutes { get; } = MINUTES; }")]
    [InlineData("public class Leg(string? name) { public string Name { get; } = name ?? \"\"; }")]
    [InlineData("public class Leg(string?[] all) { public string[] All { get; } = [.. all.OfType<string>()]; }")]
    [InlineData("""
        public class Leg(IEnumerable<string?> all) { public IEnumerable<string> All { get; } = all.OfType<string>(); }
        """)]
    [InlineData("public class Leg((string? A, int B) pair) { public (string, int) Pair { get; } = (\"\", pair.B); }")]
    [InlineData("public class Leg((int A, int B) pair) { public (int, int) Pair { get; } = pair; }")]
    [InlineData("public class Leg(int minutes) { [JsonInclude] public readonly int Minutes = minutes; }")]
    [InlineData("public class Leg { public Leg(in int minutes) => Minutes = minutes; public int Minutes { get; } }")]
    [InlineData("public class Leg { public Leg(params int[] all) => All = all; public int[] All { get; } }")]
    [InlineData("public class Base(string name) { public string Name { get; } = name; } "
        + "public class Leg(string name) : Base(name);")]
    [InlineData("public class Leg(int a, int A) { public int A { get; } = A + a; }")]
    [InlineData("public struct Leg(int minutes) { public int Seconds { get; set; } = minutes; }")]
    [InlineData("""
        #nullable disable
        public class Leg(string name) { public string Name { get; } = name; }
        #nullable restore
        """)]
    public void That_are_right(string leg) => Assert.Empty(Run(leg, "").AssertCompilesClean().Diagnostics);

    [Theory]
    [InlineData("[KafkaSource(\"a\")]", true)]
    [InlineData("[KafkaSource(\"a\", Format = RecordFormat.MessagePack)]", true)]
    [InlineData("[KafkaSource(\"a\", Format = RecordFormat.Utf8String)]", true)]
    [InlineData("[KafkaSource(\"a\"), KafkaSink(\"b\")]", true)]
    [InlineData("[KafkaSink(\"b\")]", false)]
    public void Of_the_record_itself(string attributes, bool isReported) => Assert.Equal(
        isReported ? [("MR0007", "wrong")] : [],
        Records($"{attributes} public partial class Flight(string text, string wrong) "
            + "{ public string Text { get; } = text + wrong; }").Diagnostics);

    private static void AssertReported(string leg, string words, params string[] marked)
    {
        foreach (string format in (string[])["", ", Format = RecordFormat.MessagePack"])
        {
            if (format.Length > 0 && leg.Contains("Json", StringComparison.Ordinal)) continue;
            GeneratorRun run = Run(leg, format);
            Assert.Equal(marked.Select(text => ("MR0007", text)), run.Diagnostics);
            Assert.All(run.Messages, message => Assert.EndsWith(words, message, StringComparison.Ordinal));
            run.AssertRefused();
        }
    }

    private static GeneratorRun Run(string leg, string format) =>
        Records($"{leg}\n[KafkaSource(\"a\"{format})] public partial record Flight(Leg Leg);");

    private static GeneratorRun Records(string source) => GeneratorRun.Of([new RecordGenerator()], source);
}
