using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

public sealed class CustomSchemaTests
{
    private const string Schemas = """
        public class Reads : IDeserializationSchema<Flight>
        {
            public bool TryDeserialize(ReadOnlySpan<byte> value, out Flight record) { record = new(""); return true; }
        }
        public class ReadsAll(IFormatProvider formats, IDisposable? none) : IKeyedDeserializationSchema<Flight>
        {
            public bool TryDeserialize(in RecordView view, out Flight record)
            {
                record = new($"{formats} {none}");
                return true;
            }
        }
        public struct Writes : ISerializationSchema<Flight>
        {
            public bool TrySerialize(Flight record, RecordBuffer value) => true;
        }
        public class WritesAll : IKeyedSerializationSchema<Flight>
        {
            public bool TrySerialize(Flight record, MessageWriter message) => true;
        }
        """;

    [Fact]
    public void A_source_with_services_and_a_sink_for_the_value() => Snapshot.Match(Generate("""
        [KafkaSource("a", Schema = typeof(ReadsAll)), KafkaSink("b", Schema = typeof(Writes))]
        public sealed partial record Flight([property: MessageKey] string Origin)
        {
            [Timestamp] public long At { get; init; }
            public object? Anything { get; init; }
        }
        """));

    [Fact]
    public void A_source_of_the_user_and_a_sink_of_the_generator() => Snapshot.Match(Generate("""
        [KafkaSource("a", Schema = typeof(Reads)), KafkaSink("b")]
        public sealed partial record Flight([property: MessageKey] string Origin);
        """));

    [Theory]
    [InlineData("KafkaSource", "typeof(Reads)", null)]
    [InlineData("KafkaSource", "typeof(ReadsAll)", null)]
    [InlineData("KafkaSink", "typeof(Writes)", null)]
    [InlineData("KafkaSink", "typeof(WritesAll)", null)]
    [InlineData("KafkaSink", "null", null)]
    [InlineData("KafkaSink", "typeof(Reads)", "neither ISerializationSchema<Flight> nor IKeyedSerializationSchema<F")]
    [InlineData("KafkaSource", "typeof(Writes)", "neither IDeserializationSchema<Flight> nor IKeyedDeserialization")]
    [InlineData("KafkaSource", "typeof(IKeyedDeserializationSchema<Flight>)", "it is neither a class nor a struct")]
    [InlineData("KafkaSource", "typeof(Open<>)", "it is an open generic type: write its type arguments")]
    [InlineData("KafkaSource", "typeof(Open<int>)", null)]
    [InlineData("KafkaSource", "typeof(Abstract)", "it is abstract, or static")]
    [InlineData("KafkaSource", "typeof(Local)", "it is file-local")]
    [InlineData("KafkaSource", "typeof(Two)", "it needs one constructor that is accessible")]
    [InlineData("KafkaSource", "typeof(Value)", "parameter 'text' of its constructor is no service: 'string' says too")]
    [InlineData("KafkaSource", "typeof(Required)", "nobody sets its required member 'Text'")]
    public void About_a_schema(string attribute, string schema, string? reason)
    {
        GeneratorRun run = Run($$"""
            [{{attribute}}("a", Schema = {{schema}})] public partial record Flight(string Origin);
            public class Open<T> : Reads;
            public abstract class Abstract : Reads;
            file class Local : Reads;
            public class Two : Reads { public Two() { } public Two(IDisposable a) { } }
            public class Value(string text) : Reads { public string Text => text; }
            public class Required : Reads { public required string Text { get; init; } }
            """);
        if (reason == null)
        {
            Assert.Empty(run.Diagnostics);
            run.AssertCompilesClean();
            return;
        }
        Assert.Equal(("MR0211", schema), Assert.Single(run.Diagnostics));
        Assert.Contains(reason, Assert.Single(run.Messages), StringComparison.Ordinal);
        run.AssertRefused();
    }

    [Fact]
    public void A_format_beside_it_is_reported()
    {
        GeneratorRun run = Run("""
            [KafkaSource("a", Format = RecordFormat.Json, Schema = typeof(Reads))]
            public partial record Flight(string Origin);
            """);
        Assert.Equal([("MR0212", "RecordFormat.Json")], run.Diagnostics);
    }

    [Theory]
    [InlineData("KafkaSource(\"a\", Schema = typeof(S))", "Header(\"h\")", true)]
    [InlineData("KafkaSource(\"a\", Schema = typeof(S))", "Metadata(MetadataKind.Topic)", true)]
    [InlineData("KafkaSink(\"a\", Schema = typeof(S))", "Header(\"h\")", true)]
    [InlineData("KafkaSource(\"a\", Schema = typeof(S)), KafkaSink(\"b\")", "Header(\"h\")", false)]
    [InlineData("KafkaSink(\"a\", Schema = typeof(V))", "Header(\"h\")", false)]
    [InlineData("KafkaSource(\"a\"), KafkaSink(\"b\", Schema = typeof(S))", "Header(\"h\")", false)]
    public void A_header_that_no_generated_schema_asks_for(string attributes, string attribute, bool isReported)
    {
        GeneratorRun run = GeneratorRun.Of([new RecordGenerator()], $$"""
            using Millrace.Contracts;
            using Millrace.Schemas;

            [{{attributes}}] public partial record Line([property: {{attribute}}] string Text, int A);

            public sealed class S : IKeyedDeserializationSchema<Line>, IKeyedSerializationSchema<Line>
            {
                public bool TryDeserialize(in RecordView view, out Line record)
                {
                    record = new("", 1);
                    return true;
                }

                public bool TrySerialize(Line record, MessageWriter message) => true;
            }

            public sealed class V : ISerializationSchema<Line>
            {
                public bool TrySerialize(Line record, RecordBuffer value) => true;
            }
            """).AssertCompilesClean();
        Assert.Equal(isReported ? [("MR0253", attribute)] : [], run.Diagnostics);
    }

    private static string Generate(string source) => Run(source).AssertCompilesClean().File;

    private static GeneratorRun Run(string source) => GeneratorRun.Of(
        [new RecordGenerator()], "using Millrace.Contracts;\nusing Millrace.Schemas;\n" + source + "\n" + Schemas);
}
