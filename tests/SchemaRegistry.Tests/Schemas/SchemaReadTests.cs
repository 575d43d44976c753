using Avro.IO;
using Avro.Specific;
using Millrace.Contracts;
using Millrace.SchemaRegistry.Tests.Client;
using Millrace.SchemaRegistry.Tests.Formats;
using Millrace.SchemaRegistry.Tests.Shop;

namespace Millrace.SchemaRegistry.Tests.Schemas;

/// <summary>What a schema asks the registry while it reads, and what it says when that does not help.</summary>
public sealed class SchemaReadTests : IDisposable
{
    private const string Latest = """{"subject":"orders-value","version":1,"id":7,"schema":@}""";

    /// <summary>Knows ids 7 and 8, both with the schema of the order.</summary>
    private readonly FakeRegistry _registry = new((request, _) => request.RequestUri!.AbsolutePath switch
    {
        "/schemas/ids/7" or "/schemas/ids/8" => FakeRegistry.Ok($$"""{"schema":{{Quoted(Order.SchemaText)}}}"""),
        "/schemas/ids/20" => FakeRegistry.Ok("""{"schema":"message A {}","schemaType":"PROTOBUF"}"""),
        "/schemas/ids/30" => FakeRegistry.Status(401, 401, "Unauthorized"),
        "/schemas/ids/40" => FakeRegistry.Status(503, 503, "Starting"),
        "/schemas/ids/50" => FakeRegistry.Ok("""{"schema":"{\"type\":\"unheard\"}"}"""),
        "/subjects/orders-value/versions/latest" =>
            FakeRegistry.Ok(Latest.Replace("@", Quoted(Order.SchemaText))),
        _ => FakeRegistry.Status(404, 40403, "Schema not found"),
    });

    public void Dispose() => _registry.Dispose();

    [Fact]
    public void The_registry_is_asked_once_for_each_id()
    {
        using SchemaRegistryClient client = _registry.CreateClient();
        AvroSchema<Order> first = new(client), second = new(client);

        foreach (int id in (int[])[7, 7, 8, 7, 8])
            foreach (AvroSchema<Order> lane in (AvroSchema<Order>[])[first, second])
            {
                Assert.True(lane.TryDeserialize(Message(id), out Order? order));
                Assert.Equal(AvroTests.Describe(AvroTests.Everything), AvroTests.Describe(order));
            }

        Assert.Equal(2, _registry.Requests.Count);
    }

    [Fact]
    public void What_is_opened_needs_no_question_later()
    {
        using SchemaRegistryClient client = _registry.CreateClient();
        AvroSchema<Order> orders = new(client);

        orders.Open(["orders", "not-there-yet"]);
        _registry.Requests.Clear();
        orders.Read(Message(7));

        Assert.Empty(_registry.Requests);
    }

    [Theory]
    [InlineData(9, "with schema id 9: the schema registry at http://registry.test:8081/ does not know this id")]
    [InlineData(20, "with schema id 20: that is Protobuf, and Millrace.SchemaRegistry.Tests.Shop.Order is read")]
    [InlineData(50, "written with schema id 50: the registry's Avro schema cannot be read")]
    public void A_bad_id_is_an_error_of_the_record(int id, string reason)
    {
        using SchemaRegistryClient client = _registry.CreateClient();

        RecordFormatException error =
            Assert.Throws<RecordFormatException>(() => new AvroSchema<Order>(client).Read(Message(id)));

        Assert.Contains(reason, error.Reason);
    }

    [Theory]
    [InlineData(30, "Check Millrace:SchemaRegistry:User and Password")]
    [InlineData(40, "could look up schema id 40 within 8 s")]
    public async Task A_registry_that_does_not_tell_is_no_error_of_the_record(int id, string reason)
    {
        using SchemaRegistryClient client = _registry.CreateClient();
        AvroSchema<Order> orders = new(client);

        SchemaUnavailableException error = await Assert.ThrowsAsync<SchemaUnavailableException>(
            () => _registry.RunAsync(Task.Run(() => orders.Read(Message(id)))));

        Assert.Contains(reason, error.Message);
    }

    [Fact]
    public void Reading_allocates_no_more_than_Apache_s_reader_does()
    {
        Avro.Schema schema = new OrderLine().Schema;
        using SchemaRegistryClient client =
            FakeRegistry.Saying($$"""{"schema":{{Quoted(schema.ToString())}}}""").CreateClient();
        AvroSchema<OrderLine> lines = new(client);
        SpecificDatumReader<OrderLine> reader = new(schema, schema);
        byte[] message = [0, 0, 0, 0, 7, 6, (byte)'t', (byte)'e', (byte)'a', 4];
        using MemoryStream stream = new(message);
        BinaryDecoder decoder = new(stream);

        long own = AllocatedBy(() => lines.Read(message)), apaches = AllocatedBy(() =>
        {
            stream.Position = 5;
            reader.Read(null!, decoder);
        });

        Assert.InRange(own, 0, apaches);
    }

    private static long AllocatedBy(Action read)
    {
        for (int i = 0; i < 100; i++) read();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) read();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Quoted(string text) =>
        System.Text.Json.JsonSerializer.Serialize(text, ShopJson.Default.String);

    private static byte[] Message(int id)
    {
        using RecordBuffer output = new();
        Millrace.SchemaRegistry.Wire.WireFormat.WriteHeader(output, id);
        new AvroFormat.AvroPayload<Order>().Write(AvroTests.Everything, output);
        return output.Written.ToArray();
    }
}
