using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>Which members of MessagePack have an order: MR0021.</summary>
public sealed class MemberOrderTests
{
    private const string Base =
        "public partial class Base { public int A { get; set; } } partial class Base { public int B { get; set; } } ";

    private const string BaseOf = "public partial class Base<T> { public T? A { get; set; } } "
        + "partial class Base<T> { public int B { get; set; } } ";

    [Theory]
    [InlineData("public partial record Leg(int A); partial record Leg { public int B { get; init; } }", "Leg")]
    [InlineData(
        "public partial struct Leg { public int A { get; set; } } partial struct Leg { public int B { get; set; } }",
        "Leg")]
    [InlineData(Base + "public class Leg : Base { public int C { get; set; } }", "Base")]
    [InlineData(
        Base + "public partial class Leg : Base { public int C { get; set; } }"
        + "partial class Leg { public int D { get; set; } }", "Base", "Leg")]
    [InlineData(BaseOf + "public class Leg : Base<int>;", "Base")]
    [InlineData(
        "[Union(0, typeof(Air))] public abstract class Leg; partial class Air { public int B { get; set; } }"
        + "public partial class Air : Leg { public int A { get; set; } }", "Air")]
    public void Members_of_several_parts_have_none(string leg, params string[] marked)
    {
        GeneratorRun run = Run($"{leg} [KafkaSource(\"a\", Format = RecordFormat.MessagePack)] "
            + "public partial record Flight(Leg First, List<Leg> Others);");
        Assert.Equal(marked.Select(type => ("MR0021", type)), run.Diagnostics);
        Assert.Equal(
            marked.Select(type => $"The members of '{type}' have no order, because they are declared in several parts: "
                + "mark each [Key(n)]"),
            run.Messages);
        run.AssertRefused();
    }

    [Theory]
    [InlineData("KafkaSource(\"a\", Format = RecordFormat.MessagePack)")]
    [InlineData("KafkaSink(\"a\", Format = RecordFormat.MessagePack)")]
    public void Nor_has_a_record_with_its_message_key(string attribute) => Assert.Equal(
        [("MR0021", "Flight")],
        Run($$"""
            [{{attribute}}] public partial record Flight { [MessageKey] public string Id { get; init; } = ""; }
            partial record Flight { public int B { get; init; } }
            """).Diagnostics);

    [Fact]
    public void Nor_has_a_type_that_a_schema_is_for() => Assert.Equal(
        [("MR0021", "Leg")],
        Run("""
            public partial record Leg { public int A { get; init; } }
            partial record Leg { public int B { get; init; } }
            [MessagePackSchema<List<Leg>>] public partial class LegsSchema;
            """).Diagnostics);

    [Theory]
    [InlineData("public class Base { public int A { get; set; } } "
        + "public class Leg : Base { public int B { get; set; } }")]
    [InlineData("public partial class Leg { public int A { get; set; } } "
        + "partial class Leg { [IgnoreMember] public int B { get; set; } }")]
    [InlineData("public partial class Leg { public int A { get; set; } } "
        + "partial class Leg { public int B; internal int C { get; set; } public static int D { get; set; } }")]
    [InlineData("public partial class Leg { public partial int A { get; set; } public int B { get; set; } } "
        + "partial class Leg { public partial int A { get => B; set => B = value; } }")]
    [InlineData("[MessagePackObject(true)] public partial class Leg { public int A { get; set; } } "
        + "partial class Leg { public int B { get; set; } }")]
    [InlineData("public partial class Leg { [Key(0)] public int A { get; set; } } "
        + "partial class Leg { [Key(1)] public int B { get; set; } }")]
    public void Members_of_one_part_or_with_keys_have_one(string leg) => Assert.Empty(
        Run($"{leg} [KafkaSource(\"a\", Format = RecordFormat.MessagePack)] public partial record Flight(Leg Leg);")
            .AssertCompilesClean().Diagnostics);

    [Theory]
    [InlineData(", Format = RecordFormat.MessagePack", "[Header(\"h\")] public string? H { get; init; }")]
    [InlineData(", Format = RecordFormat.MessagePack", "[Timestamp] private static long At(Flight f) => 0;")]
    [InlineData("", "public int B { get; init; }")]
    public void What_has_no_place_in_the_array_may_be_anywhere(string format, string member) => Assert.Empty(
        Run($$"""
            [KafkaSource("a"{{format}})] public partial record Flight { public int A { get; init; } }
            partial record Flight { {{member}} }
            """).AssertCompilesClean().Diagnostics);

    private static GeneratorRun Run(string source) =>
        GeneratorRun.Of([new RecordGenerator()], "using MessagePack;\n" + source);
}
