using Google.Protobuf.WellKnownTypes;
using Millrace.Contracts;
using Millrace.SchemaRegistry.Tests.Formats;
using Millrace.SchemaRegistry.Tests.Shop;

namespace Millrace.SchemaRegistry.Tests.Registry;

/// <summary>Records that are written, kept, and read by a later version of their type, at a real registry.</summary>
public sealed class EvolutionTests(RegistryServer server)
{
    private const string First = """
        {"type":"record","name":"OrderLine","namespace":"Millrace.SchemaRegistry.Tests.Shop",
         "fields":[{"name":"Product","type":"string"},{"name":"Count","type":"int"},{"name":"Old","type":"long"}]}
        """;

    private readonly string _topic = "topic-" + Guid.NewGuid().ToString("N")[..8];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_records_are_read_by_the_new_type()
    {
        using SchemaRegistryClient client = server.CreateClient();
        string subject = _topic + "-value";
        int old = await client.RegisterAsync(subject, new(SchemaType.Avro, First), normalize: false, Cancel);
        await client.SetCompatibilityAsync(subject, "BACKWARD", Cancel);
        using SchemaRegistryClient other = server.CreateClient();
        AvroSchema<OrderLine> lines = new(other);

        lines.Open([_topic]);
        lines.Open(_topic);
        byte[] id = [(byte)(old >> 24), (byte)(old >> 16), (byte)(old >> 8), (byte)old];
        OrderLine read = lines.Read([0, .. id, 2, (byte)'x', 6, 0]);

        Assert.Equal(("x", 3), (read.Product, read.Count));
        Assert.Equal([1, 2], await client.GetVersionsAsync(subject, Cancel));
    }

    [Fact]
    public async Task An_incompatible_schema_is_refused_in_words()
    {
        using SchemaRegistryClient client = server.CreateClient();
        string subject = _topic + "-value";
        string text = new OrderLine().Schema.ToString().Replace("\"int\"", "\"string\"");
        await client.RegisterAsync(subject, new(SchemaType.Avro, text), normalize: false, Cancel);
        await client.SetCompatibilityAsync(subject, "BACKWARD", Cancel);

        SchemaRegistryException error =
            Assert.Throws<SchemaRegistryException>(() => new AvroSchema<OrderLine>(client).Open(_topic));
        Compatibility compatibility = await client.CheckCompatibilityAsync(
            subject, new(SchemaType.Avro, new OrderLine().Schema.ToString()), Cancel);

        Assert.Contains($"register the schema of subject '{subject}'", error.Message);
        Assert.Contains("INT not compatible with writer type: STRING", error.Message);
        Assert.Contains("a field keeps its type", error.Message);
        Assert.False(compatibility.IsCompatible);
        Assert.Contains("INT not compatible with writer type: STRING", Assert.Single(compatibility.Messages));
    }

    [Theory]
    [InlineData(SubjectNames.Topic)]
    [InlineData(SubjectNames.Record)]
    [InlineData(SubjectNames.TopicRecord)]
    public void All_languages_go_there_and_back(SubjectNames names)
    {
        using SchemaRegistryClient client = server.CreateClient(options => options.Schemas.SubjectNames = names);
        Payment payment = new() { OrderId = "o", Amount = new() { Cents = 3 }, At = new Timestamp { Seconds = 4 } };
        Invoice invoice = new() { Number = "n", Total = 1.5m };

        Order order = ThereAndBack(client, AvroTests.Everything, "-o", one => new AvroSchema<Order>(one));
        Payment paid = ThereAndBack(client, payment, "-p", one => new ProtobufSchema<Payment>(one));
        Invoice read = ThereAndBack(
            client, invoice, "-i", one => new JsonSchema<Invoice>(one, ShopJson.Default.Invoice));

        Assert.Equal(AvroTests.Describe(AvroTests.Everything), AvroTests.Describe(order));
        Assert.Equal(payment, paid);
        Assert.Equal((invoice.Number, invoice.Total), (read.Number, read.Total));
    }

    [Fact]
    public void Types_that_are_found_and_types_that_are_told_read_each_other()
    {
        using SchemaRegistryClient client = server.CreateClient();
        using RecordBuffer found = new(), told = new();
        AvroSchema<Order> finds = new(client);
        OrderSchema isTold = new(client);

        finds.Write(AvroTests.Everything, _topic, found);
        isTold.Write(AvroTests.Everything, _topic, told);

        Assert.Equal(found.Written, told.Written);
        Assert.Equal(AvroTests.Describe(AvroTests.Everything), AvroTests.Describe(finds.Read(told.Written)));
        Assert.Equal(AvroTests.Describe(AvroTests.Everything), AvroTests.Describe(isTold.Read(found.Written)));
    }

    [Fact]
    public async Task What_is_registered_already_needs_no_right_to_register()
    {
        using SchemaRegistryClient client = server.CreateClient();
        new ProtobufSchema<Payment>(client).Open(_topic);
        using SchemaRegistryClient reader = server.CreateClient(options => options.Schemas.AutoRegister = false);
        using SchemaRegistryClient latest = server.CreateClient(options => options.Schemas.AutoRegister = false);
        latest.Options.Schemas.UseLatestVersion = true;

        new ProtobufSchema<Payment>(reader).Open(_topic);
        new ProtobufSchema<Payment>(latest).Open(_topic);
        SchemaRegistryException error = Assert.Throws<SchemaRegistryException>(
            () => new ProtobufSchema<Payment>(reader).Open(_topic + "-other"));

        Assert.Contains("does not have the schema", error.Message);
        Assert.Equal([1], await client.GetVersionsAsync(_topic + "-value", Cancel));
    }

    [Fact]
    public void A_message_of_another_type_is_told()
    {
        using SchemaRegistryClient client = server.CreateClient();
        using RecordBuffer output = new();
        new ProtobufSchema<Refund>(client).Write(new() { OrderId = "o" }, _topic, output);

        RecordFormatException payment = Assert.Throws<RecordFormatException>(
            () => new ProtobufSchema<Payment>(client).Read(output.Written));
        RecordFormatException order = Assert.Throws<RecordFormatException>(
            () => new AvroSchema<Order>(client).Read(output.Written));

        Assert.Contains("it is a 'shop.Refund', and a 'shop.Payment' is read here", payment.Reason);
        Assert.Contains("that is Protobuf", order.Reason);
    }

    [Fact]
    public void An_unknown_id_is_told()
    {
        using SchemaRegistryClient client = server.CreateClient();

        RecordFormatException error = Assert.Throws<RecordFormatException>(
            () => new AvroSchema<Order>(client).Read([0, 0x7F, 0, 0, 1, 0]));

        Assert.Contains("schema id 2130706433", error.Reason);
        Assert.Contains("does not know this id", error.Reason);
    }

    private sealed class OrderSchema(SchemaRegistryClient client)
        : AvroSchema<Order>(client, new AvroTypes().AddRecord<OrderLine>().AddEnum<OrderStatus>());

    /// <summary>Reads by another client, which knows nothing yet.</summary>
    private T ThereAndBack<T>(
        SchemaRegistryClient client, T record, string suffix, Func<SchemaRegistryClient, RegistrySchema<T>> create)
    {
        using RecordBuffer output = new();
        create(client).Write(record, _topic + suffix, output);
        using SchemaRegistryClient other = server.CreateClient();
        return create(other).Read(output.Written);
    }
}
