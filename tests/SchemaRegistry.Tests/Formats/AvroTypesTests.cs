using Avro.Specific;
using Millrace.Contracts;
using Millrace.SchemaRegistry.AvroFormat;
using Millrace.SchemaRegistry.Tests.Client;
using Millrace.SchemaRegistry.Tests.Shop;

namespace Millrace.SchemaRegistry.Tests.Formats;

/// <summary>What a schema is told of the types that its record is made of.</summary>
public sealed class AvroTypesTests
{
    [Fact]
    public void All_that_is_missing_is_told_when_the_schema_is_made()
    {
        using SchemaRegistryClient client = FakeRegistry.Saying().CreateClient();

        MillraceConfigurationException error =
            Assert.Throws<MillraceConfigurationException>(() => new ParcelSchema(client, new()));

        const string start = "AvroSchema<Parcel>: it names the ";
        Assert.Equal(
            [
                start + "fixed 'Millrace.SchemaRegistry.Tests.Shop.ParcelSeal': add its .NET type by AddFixed",
                start + "enum 'Millrace.SchemaRegistry.Tests.Shop.ParcelKind': add its .NET type by AddEnum",
                start + "record 'Millrace.SchemaRegistry.Tests.Shop.ParcelItem': add its .NET type by AddRecord",
            ],
            error.Problems);
    }

    [Fact]
    public void An_enum_without_a_symbol_is_told()
    {
        MillraceConfigurationException error = Assert.Throws<MillraceConfigurationException>(() =>
            new AvroPayload<Order>(new AvroTypes().AddRecord<OrderLine>().AddEnum<DayOfWeek>(
                "Millrace.SchemaRegistry.Tests.Shop.OrderStatus")));

        Assert.Contains("with the symbol 'Open', which System.DayOfWeek lacks", error.Problems[0]);
    }

    [Fact]
    public void A_type_of_another_kind_is_missing()
    {
        MillraceConfigurationException error = Assert.Throws<MillraceConfigurationException>(() =>
            new AvroPayload<Order>(new AvroTypes().AddRecord<OrderLine>().AddEnum<OrderStatus>()
                .AddEnum<DayOfWeek>("Millrace.SchemaRegistry.Tests.Shop.OrderLine")));

        Assert.Contains("add its .NET type by AddRecord", Assert.Single(error.Problems));
    }

    [Fact]
    public async Task Lists_that_are_too_deep_are_told_and_can_be_added()
    {
        MillraceConfigurationException error =
            Assert.Throws<MillraceConfigurationException>(() => new AvroPayload<Deep>(new AvroTypes()));
        AvroPayload<Deep> deep = new(new AvroTypes().AddElement<IList<IList<IList<long>>>>());
        using RecordBuffer output = new();
        deep.Write(new() { Rows = new List<IList<IList<IList<long>>>> { new List<IList<IList<long>>>() } }, output);

        Deep read = (await deep.CreateReaderAsync(
            FakeRegistry.Saying().CreateClient(), new(SchemaType.Avro, new Deep().Schema.ToString()),
            TestContext.Current.CancellationToken)).Read(Convert.FromHexString("0202020206000000" + "00"));

        Assert.Contains("add the type of one by AddElement", Assert.Single(error.Problems));
        Assert.Equal(3, read.Rows![0][0][0][0]);
    }

    [Fact]
    public async Task What_reflection_cannot_make_is_read()
    {
        Loose.Text.Value = Loose.SchemaOf("""
            {"name":"Price","type":
              {"type":"fixed","name":"Bytes","size":4,"logicalType":"decimal","precision":9,"scale":2}},
            {"name":"Kinds","type":{"type":"array","items":["null",
              {"type":"enum","name":"ParcelKind","symbols":["Letter","Box"]}]}},
            {"name":"Maps","type":{"type":"array","items":{"type":"map","values":"string"}}},
            {"name":"Any","type":["null","int","ParcelKind"]}
            """);
        AvroPayload<Loose> payload = new(new AvroTypes().AddEnum<ParcelKind>());
        Loose record = new();
        record.Put(0, new Avro.AvroDecimal(-1.25m));
        record.Put(1, new List<ParcelKind?> { ParcelKind.Box, null });
        record.Put(2, new List<IDictionary<string, string>> { new Dictionary<string, string> { ["a"] = "b" } });
        record.Put(3, ParcelKind.Box);
        using RecordBuffer output = new();
        payload.Write(record, output);

        Loose read = (await payload.CreateReaderAsync(
            FakeRegistry.Saying().CreateClient(), new(SchemaType.Avro, Loose.Text.Value),
            TestContext.Current.CancellationToken)).Read(output.Written);

        Assert.Equal(
            "FFFFFF83" + "04020200" + "00" + "020202610262" + "0000" + "0402", Convert.ToHexString(output.Written));
        Assert.Equal(new Avro.AvroDecimal(-1.25m), read.Get(0));
        Assert.Equal([ParcelKind.Box, null], Assert.IsType<List<ParcelKind?>>(read.Get(1)));
        Assert.Equal("b", Assert.IsType<List<IDictionary<string, string>>>(read.Get(2))[0]["a"]);
        Assert.Equal(ParcelKind.Box, read.Get(3));
    }

    [Fact]
    public void What_is_added_later_is_for_later_schemas()
    {
        AvroTypes types = new AvroTypes().AddRecord<OrderLine>().AddEnum<OrderStatus>();
        AvroPayload<Order> orders = new(types);
        types.AddEnum<DayOfWeek>("Millrace.SchemaRegistry.Tests.Shop.OrderStatus");
        using RecordBuffer output = new();

        orders.Write(AvroTests.Everything, output);

        Assert.NotEmpty(output.Written.ToArray());
        Assert.Throws<MillraceConfigurationException>(() => new AvroPayload<Order>(types));
    }

    private sealed class ParcelSchema(SchemaRegistryClient client, AvroTypes types) : AvroSchema<Parcel>(client, types);

    private sealed class Deep : ISpecificRecord
    {
        public IList<IList<IList<IList<long>>>>? Rows { get; set; }

        public Avro.Schema Schema { get; } = Avro.Schema.Parse("""
            {"type":"record","name":"Deep","namespace":"deep","fields":[{"name":"Rows","type":
              {"type":"array","items":{"type":"array","items":{"type":"array","items":
                {"type":"array","items":"long"}}}}}]}
            """);

        public object Get(int fieldPos) => Rows!;

        public void Put(int fieldPos, object fieldValue) => Rows = (IList<IList<IList<IList<long>>>>)fieldValue;
    }
}
