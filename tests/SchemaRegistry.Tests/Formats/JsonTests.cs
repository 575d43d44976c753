using System.Text;
using System.Text.Json.Nodes;
using Millrace.Contracts;
using Millrace.SchemaRegistry.JsonFormat;
using Millrace.SchemaRegistry.Tests.Client;
using Millrace.SchemaRegistry.Tests.Shop;

namespace Millrace.SchemaRegistry.Tests.Formats;

/// <summary>JSON's payload, and the schema that is written for a type.</summary>
public sealed class JsonTests
{
    private readonly JsonPayload<Invoice> _invoices = new(ShopJson.Default.Invoice, "shop.Invoice", schema: null);

    [Fact]
    public void What_is_written_is_read()
    {
        Invoice invoice = new() { Number = "é", Total = 1.50m, Lines = ["a"] };
        using RecordBuffer output = new();

        _invoices.Write(invoice, output);
        Invoice read = _invoices.Read(output.Written);

        Assert.Equal(
            """{"number":"é","total":1.50,"note":null,"lines":["a"]}""", Encoding.UTF8.GetString(output.Written));
        Assert.Equal((invoice.Number, invoice.Total, "a"), (read.Number, read.Total, Assert.Single(read.Lines)));
    }

    [Fact]
    public async Task The_schema_says_names_types_and_what_is_required()
    {
        Schema schema = await _invoices.DescribeAsync(
            FakeRegistry.Saying().CreateClient(), new(), TestContext.Current.CancellationToken);

        JsonNode expected = JsonNode.Parse("""
            {"$schema":"http://json-schema.org/draft-07/schema#","title":"shop.Invoice","type":"object","properties":{
              "number":{"type":"string"},"total":{"type":"number"},"note":{"type":["string","null"]},
              "lines":{"type":"array","items":{"type":"string"}}},"required":["number","total"]}
            """)!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(schema.Text)), schema.Text);
    }

    [Theory]
    [InlineData("""{"number":"a","total":"b"}""", "$.total")]
    [InlineData("""{"number":"a"}""", "$")]
    [InlineData("null", "$")]
    [InlineData("{", "$")]
    [InlineData("", "$")]
    public void Bad_JSON_is_told_with_its_place(string json, string path)
    {
        RecordFormatException error =
            Assert.Throws<RecordFormatException>(() => _invoices.Read(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(path, error.Path);
    }
}
