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
                start + "fixed 'Millrace.SchemaRegistry.Tests.Shop.ParcelSeal': add its class by AddFixed",
                start + "enum 'Millrace.SchemaRegistry.Tests.Shop.ParcelKind': add its type by AddEnum",
                start + "record 'Millrace.SchemaRegistry.Tests.Shop.ParcelItem': add its class by AddRecord",
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

        Assert.Contains("add its class by AddRecord", Assert.Single(error.Problems));
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
