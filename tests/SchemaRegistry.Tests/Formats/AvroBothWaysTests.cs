using Avro.Specific;
using Millrace.Contracts;
using Millrace.SchemaRegistry.AvroFormat;
using Millrace.SchemaRegistry.Tests.Client;
using Millrace.SchemaRegistry.Tests.Shop;

namespace Millrace.SchemaRegistry.Tests.Formats;

/// <summary>With the types found and with the types told: the same bytes, and the same values of them.</summary>
public sealed class AvroBothWaysTests
{
    private const string Gone = """
        {"name":"Gone","type":{"type":"record","name":"Old","fields":[
          {"name":"Text","type":"string"},{"name":"Map","type":{"type":"map","values":["null","ParcelKind"]}}]}}
        """;

    public static AvroTypes ParcelTypes { get; } =
        new AvroTypes().AddRecord<ParcelItem>().AddEnum<ParcelKind>().AddFixed<ParcelSeal>();

    [Fact]
    public async Task All_kinds_of_fields_are_written_and_read_alike()
    {
        string found = Hex(new AvroPayload<Parcel>(), Parcel.Example);

        Assert.Equal(found, Hex(new AvroPayload<Parcel>(ParcelTypes), Parcel.Example));
        Assert.Equal(Parcel.Example.ToString(), await ReadBothAsync(Parcel.SchemaText, found));
    }

    [Theory]
    [InlineData("text")]
    [InlineData(7)]
    [InlineData(null)]
    public async Task All_branches_of_a_union_are_written_and_read_alike(object? any)
    {
        Parcel parcel = Parcel.Example;
        (parcel.Any, parcel.LastKind, parcel.Days) = (any, null, null);
        string found = Hex(new AvroPayload<Parcel>(), parcel);

        Assert.Equal(found, Hex(new AvroPayload<Parcel>(ParcelTypes), parcel));
        Assert.Equal(parcel.ToString(), await ReadBothAsync(Parcel.SchemaText, found));
    }

    [Fact]
    public async Task Older_records_are_resolved_alike()
    {
        string old = Parcel.SchemaText
            .Replace("""{"name":"Sum","type":"double"}""", Gone + """,{"name":"Sum","type":"int"}""")
            .Replace("""{"name":"Ratio","type":"float"}""", """{"name":"Ratio","type":"long"}""")
            .Replace("\"items\":\"long\"", "\"items\":\"int\"")
            .Replace("\"symbols\":[\"Letter\",\"Box\"]", "\"symbols\":[\"Pallet\",\"Letter\",\"Box\"]")
            .Replace("""{"name":"LastKind","type":["null","ParcelKind"],"default":null},""", "")
            .Replace("""["null",{"type":"array","items":{"type":"int","logicalType":"date"}}],"default":null""",
                """{"type":"array","items":{"type":"int","logicalType":"date"}}""");
        // Fields by their order: a uuid, 12.345, days, milliseconds, 4 bytes, Pallet, one item, one kind in a map,
        // rows, gaps, days, no union, true, 3, a record that is gone, 5, no bytes.
        string record = "48" + string.Concat("0f8fad5b-d9cb-469f-a165-70867728950e".Select(one => $"{(int)one:X2}"))
            + "043039" + "02" + "04" + "01020304" + "00" + "02" + "0261" + "00" + "00" + "02" + "0262" + "0202" + "00"
            + "00" + "02" + "02" + "0E" + "00" + "00" + "02" + "00" + "00" + "02" + "00" + "00" + "00" + "01" + "06"
            + "0263" + "00" + "0A" + "00";

        string read = await ReadBothAsync(old, record);

        Assert.Equal(
            "0f8fad5b-d9cb-469f-a165-70867728950e|12.345|1970-01-02T00:00:00.0000000Z|00:00:00.0020000|01020304|Box||"
            + "a()|b:Letter|7||1970-01-01T00:00:00.0000000Z||True|3|5|", read);
    }

    [Fact]
    public async Task A_field_that_cannot_be_skipped_is_told()
    {
        string old = Parcel.SchemaText.Replace(
            """{"name":"Flag",""", """{"name":"Gone","type":{"type":"array","items":"ParcelItem"}},{"name":"Flag",""");

        RecordFormatException found = await Assert.ThrowsAsync<RecordFormatException>(
            () => ReadAsync(new AvroPayload<Parcel>(), old, ""));
        RecordFormatException told = await Assert.ThrowsAsync<RecordFormatException>(
            () => ReadAsync(new AvroPayload<Parcel>(ParcelTypes), old, ""));

        Assert.Contains("cannot skip its field 'Gone', whose type holds itself", found.Reason);
        Assert.Equal(found.Reason, told.Reason);
    }

    [Theory]
    [InlineData("\"aliases\":[\"Title\"]", "5,one")]
    [InlineData("\"aliases\":[\"Title\"],\"default\":\"none\"", "5,one")]
    [InlineData("\"default\":\"none\"", "5,none")]
    public async Task A_field_of_another_name_is_read_by_its_alias(string more, string expected)
    {
        const string record = "066F6E650A";
        string old = Loose.SchemaOf("""{"name":"Title","type":"string"},{"name":"Count","type":"int"}""");
        Loose.Text.Value = Loose.SchemaOf(
            """{"name":"Count","type":"long"},{"name":"Name","type":"string",""" + more + "}");

        Assert.Equal(expected, await ReadAsync(new AvroPayload<Loose>(), old, record));
        Assert.Equal(expected, await ReadAsync(new AvroPayload<Loose>(new AvroTypes()), old, record));
    }

    private static async Task<string> ReadBothAsync(string schema, string hex)
    {
        string found = await ReadAsync(new AvroPayload<Parcel>(), schema, hex);
        Assert.Equal(found, await ReadAsync(new AvroPayload<Parcel>(ParcelTypes), schema, hex));
        return found;
    }

    private static string Hex<T>(AvroPayload<T> payload, T record) where T : class, ISpecificRecord, new()
    {
        using RecordBuffer output = new();
        payload.Write(record, output);
        return Convert.ToHexString(output.Written);
    }

    private static async Task<string> ReadAsync<T>(AvroPayload<T> payload, string schema, string hex)
        where T : class, ISpecificRecord, new() => (await payload.CreateReaderAsync(
            FakeRegistry.Saying().CreateClient(), new(SchemaType.Avro, schema), TestContext.Current.CancellationToken))
            .Read(Convert.FromHexString(hex)).ToString()!;
}
