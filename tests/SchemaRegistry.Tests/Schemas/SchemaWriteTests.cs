using Millrace.Contracts;
using Millrace.SchemaRegistry.Tests.Client;
using Millrace.SchemaRegistry.Tests.Shop;

namespace Millrace.SchemaRegistry.Tests.Schemas;

/// <summary>Which id a schema writes under, and what it says when there is none.</summary>
public sealed class SchemaWriteTests
{
    private static readonly OrderLine _line = new() { Product = "tea", Count = 2 };

    [Theory]
    [InlineData(SubjectNames.Topic, "lines-value")]
    [InlineData(SubjectNames.Record, "Millrace.SchemaRegistry.Tests.Shop.OrderLine")]
    [InlineData(SubjectNames.TopicRecord, "lines-Millrace.SchemaRegistry.Tests.Shop.OrderLine")]
    public void The_schema_is_registered_once_before_the_first_record(SubjectNames names, string subject)
    {
        FakeRegistry registry = FakeRegistry.Saying("""{"id":258}""");
        using SchemaRegistryClient client = registry.CreateClient(options => options.Schemas.SubjectNames = names);
        AvroSchema<OrderLine> lines = new(client);

        lines.Open("lines");
        Assert.StartsWith(
            $"POST {FakeRegistry.Url}/subjects/{subject}/versions ", Assert.Single(registry.Requests));
        using RecordBuffer output = new();
        Assert.True(lines.TrySerialize(_line, output));
        Assert.True(lines.TrySerialize(_line, output));

        Assert.Single(registry.Requests);
        Assert.Equal("0000000102" + "0674656104" + "0000000102" + "0674656104", Convert.ToHexString(output.Written));
    }

    [Fact]
    public void Each_topic_has_its_id()
    {
        using SchemaRegistryClient client = FakeRegistry.Saying("""{"id":1}""", """{"id":2}""").CreateClient();
        AvroSchema<OrderLine> lines = new(client);
        using RecordBuffer output = new();

        foreach (string topic in (string[])["a", "b", "a", "b"]) lines.Write(_line, topic, output);

        Assert.Equal([1, 2, 1, 2], Enumerable.Range(0, 4).Select(i => (int)output.Written[(i * 10) + 4]));
    }

    [Fact]
    public void Normalized_if_asked_for_and_options_of_a_schema_go_before_those_of_the_client()
    {
        FakeRegistry registry = FakeRegistry.Saying("""{"id":1}""");
        using SchemaRegistryClient client = registry.CreateClient();

        new AvroSchema<OrderLine>(client, new() { Normalize = true, IsKey = true }).Open("lines");

        Assert.StartsWith(
            $"POST {FakeRegistry.Url}/subjects/lines-key/versions?normalize=true ", Assert.Single(registry.Requests));
    }

    [Fact]
    public void Without_AutoRegister_the_schema_must_be_there()
    {
        const string Version = """{"subject":"lines-value","version":1,"id":5,"schema":"\"int\""}""";
        FakeRegistry registry = new((_, body) => body.Contains("OrderLine")
            ? FakeRegistry.Ok(Version)
            : FakeRegistry.Status(404, 40403, "Schema not found"));
        using SchemaRegistryClient client = registry.CreateClient(options => options.Schemas.AutoRegister = false);
        using RecordBuffer output = new();

        new AvroSchema<OrderLine>(client).Write(_line, "lines", output);
        SchemaRegistryException error =
            Assert.Throws<SchemaRegistryException>(() => new AvroSchema<Tree>(client).Open("trees"));

        Assert.Equal(5, output.Written[4]);
        Assert.StartsWith($"POST {FakeRegistry.Url}/subjects/lines-value ", registry.Requests[0]);
        Assert.Contains("'trees-value' does not have the schema", error.Message);
        Assert.Contains("AutoRegister is off", error.Message);
    }

    [Theory]
    [InlineData(
        """
        {"type":"record","name":"OrderLine","doc":"d","namespace":"Millrace.SchemaRegistry.Tests.Shop",
         "fields":[{"name":"Product","type":"string","doc":"p"},{"name":"Count","type":"int","default":1}]}
        """, null)]
    [InlineData(
        """
        {"type":"record","name":"OrderLine","namespace":"Millrace.SchemaRegistry.Tests.Shop",
         "fields":[{"name":"Count","type":"int"},{"name":"Product","type":"string"}]}
        """, "laid out as")]
    [InlineData("\"int\"", "laid out as")]
    public void The_latest_version_must_be_laid_out_alike(string latest, string? reason)
    {
        string text = System.Text.Json.JsonSerializer.Serialize(latest, ShopJson.Default.String);
        FakeRegistry registry =
            FakeRegistry.Saying($$"""{"subject":"lines-value","version":3,"id":5,"schema":{{text}}}""");
        using SchemaRegistryClient client = registry.CreateClient(
            options => (options.Schemas.AutoRegister, options.Schemas.UseLatestVersion) = (false, true));
        AvroSchema<OrderLine> lines = new(client);

        Exception? error = Record.Exception(() => lines.Open("lines"));

        if (reason == null) Assert.Null(error);
        else Assert.Contains(reason, Assert.IsType<SchemaRegistryException>(error).Message);
        Assert.Equal([$"GET {FakeRegistry.Url}/subjects/lines-value/versions/latest"], registry.Requests);
    }

    [Fact]
    public void A_subject_without_versions_has_no_latest()
    {
        using SchemaRegistryClient client = new FakeRegistry((_, _) => FakeRegistry.Status(404, 40401, "no subject"))
            .CreateClient(options => (options.Schemas.AutoRegister, options.Schemas.UseLatestVersion) = (false, true));

        SchemaRegistryException error = Assert.Throws<SchemaRegistryException>(
            () => new AvroSchema<OrderLine>(client).Open("lines"));

        Assert.Contains("Subject 'lines-value' does not exist", error.Message);
    }

    [Fact]
    public void A_schema_that_was_not_opened_says_so()
    {
        using SchemaRegistryClient client = FakeRegistry.Saying().CreateClient();
        using RecordBuffer output = new();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => new AvroSchema<OrderLine>(client).TrySerialize(_line, output));

        Assert.Contains("Open", error.Message);
    }

    [Fact]
    public void Options_of_a_schema_are_checked()
    {
        using SchemaRegistryClient client = FakeRegistry.Saying().CreateClient();

        Assert.Throws<MillraceConfigurationException>(
            () => new ProtobufSchema<Payment>(client, new() { UseLatestVersion = true }));
    }
}
