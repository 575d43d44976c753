using Avro.Generic;
using Avro.IO;
using Millrace.Contracts;
using Millrace.SchemaRegistry.AvroFormat;
using Millrace.SchemaRegistry.Tests.Client;
using Millrace.SchemaRegistry.Tests.Shop;
using Millrace.SchemaRegistry.Wire;

namespace Millrace.SchemaRegistry.Tests.Formats;

/// <summary>Types are found by their names.</summary>
public sealed class AvroByReflectionTests() : AvroTests(types: null);

/// <summary>Types are told.</summary>
public sealed class AvroByTypesTests()
    : AvroTests(new AvroTypes().AddRecord<OrderLine>().AddEnum<OrderStatus>());

/// <summary>Avro's payload, against Apache's own encoder and decoder.</summary>
public abstract class AvroTests
{
    private const string Old = """
        {"type":"record","name":"Order","namespace":"Millrace.SchemaRegistry.Tests.Shop","fields":[
          {"name":"Gone","type":{"type":"array","items":"double"}},
          {"name":"Id","type":"string"},
          {"name":"Cents","type":"int"},
          {"name":"Status","type":{"type":"enum","name":"OrderStatus","symbols":["Sent","Open"]}},
          {"name":"Lines","type":{"type":"array","items":
            {"type":"record","name":"OrderLine","fields":[
              {"name":"Product","type":"string"},{"name":"Count","type":"int"}]}}},
          {"name":"Labels","type":{"type":"map","values":"string"}},
          {"name":"At","type":{"type":"long","logicalType":"timestamp-millis"}}]}
        """;

    private readonly AvroTypes? _types;
    private readonly AvroPayload<Order> _orders;

    protected AvroTests(AvroTypes? types)
    {
        _types = types;
        _orders = Create<Order>();
    }

    public static Order Everything => new()
    {
        Id = "o-1 é 🛒",
        Cents = long.MinValue,
        Status = OrderStatus.Sent,
        Lines = [new() { Product = "tea", Count = -3 }, new() { Product = "", Count = int.MaxValue }],
        Labels = new Dictionary<string, string> { ["a"] = "b" },
        Note = "n",
        At = new(2026, 5, 6, 7, 8, 9, 10, DateTimeKind.Utc),
        Currency = "CHF",
    };

    [Fact]
    public void The_bytes_are_those_of_Avro_s_specification()
    {
        using RecordBuffer output = new();

        Create<OrderLine>().Write(new() { Product = "foo", Count = -65 }, output);

        Assert.Equal("06666F6F8101", Convert.ToHexString(output.Written));
    }

    [Fact]
    public async Task What_is_written_is_read()
    {
        using RecordBuffer output = new();
        _orders.Write(Everything, output);

        Order read = (await ReaderAsync(Order.SchemaText)).Read(output.Written);

        Assert.Equal(Describe(Everything), Describe(read));
    }

    [Fact]
    public void Apache_s_own_reader_reads_what_is_written()
    {
        using RecordBuffer output = new();
        _orders.Write(Everything, output);
        Avro.Schema schema = Avro.Schema.Parse(Order.SchemaText);

        GenericRecord read = new GenericReader<GenericRecord>(schema, schema).Read(
            null!, new BinaryDecoder(new MemoryStream(output.Written.ToArray())));

        Assert.Equal(Everything.Id, read["Id"]);
        Assert.Equal(Everything.Cents, read["Cents"]);
        Assert.Equal("Sent", ((GenericEnum)read["Status"]).Value);
        Assert.Equal(Everything.At, read["At"]);
        Assert.Equal("CHF", read["Currency"]);
    }

    [Fact]
    public async Task An_old_record_is_resolved()
    {
        Avro.RecordSchema old = (Avro.RecordSchema)Avro.Schema.Parse(Old);
        GenericRecord line = new((Avro.RecordSchema)((Avro.ArraySchema)old["Lines"].Schema).ItemSchema);
        line.Add("Product", "tea");
        line.Add("Count", 2);
        GenericRecord record = new(old);
        record.Add("Gone", new double[] { 1, 2 });
        record.Add("Id", "o-2");
        record.Add("Cents", 300);
        record.Add("Status", new GenericEnum((Avro.EnumSchema)old["Status"].Schema, "Sent"));
        record.Add("Lines", new object[] { line });
        record.Add("Labels", new Dictionary<string, object>());
        record.Add("At", DateTime.UnixEpoch);
        using MemoryStream stream = new();
        new GenericDatumWriter<GenericRecord>(old).Write(record, new BinaryEncoder(stream));

        Order read = (await ReaderAsync(Old)).Read(stream.ToArray());

        Order expected = new()
        {
            Id = "o-2", Cents = 300, Status = OrderStatus.Sent, Lines = [new() { Product = "tea", Count = 2 }],
            At = DateTime.UnixEpoch, Currency = "EUR",
        };
        Assert.Equal(Describe(expected), Describe(read));
    }

    [Theory]
    [InlineData("""{"type":"record","name":"Payment","namespace":"shop","fields":[]}""", "message of another type")]
    [InlineData("\"string\"", "message of another type")]
    [InlineData(
        """
        {"type":"record","name":"Order","namespace":"Millrace.SchemaRegistry.Tests.Shop",
         "fields":[{"name":"Id","type":"string"}]}
        """, "needs a default")]
    public async Task A_schema_that_does_not_fit_is_told(string schema, string reason)
    {
        RecordFormatException error = await Assert.ThrowsAsync<RecordFormatException>(() => ReaderAsync(schema));

        Assert.Contains(reason, error.Reason);
    }

    [Fact]
    public async Task Every_torn_or_flipped_record_is_refused_or_read()
    {
        using RecordBuffer output = new();
        _orders.Write(Everything, output);
        byte[] good = output.Written.ToArray();
        IPayloadReader<Order> reader = await ReaderAsync(Order.SchemaText);

        for (int length = 0; length < good.Length; length++)
            Assert.Throws<RecordFormatException>(() => reader.Read(good.AsSpan(0, length)));
        Assert.Throws<RecordFormatException>(() => reader.Read([.. good, 0]));
        for (int at = 0; at < good.Length; at++)
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] flipped = [.. good];
                flipped[at] ^= (byte)(1 << bit);
                Assert.True(Record.Exception(() => reader.Read(flipped)) is null or RecordFormatException);
            }
    }

    [Fact]
    public async Task A_claimed_length_allocates_nothing()
    {
        IPayloadReader<Order> reader = await ReaderAsync(Order.SchemaText);
        byte[] claims = Convert.FromHexString("FEFFFFFF0F61"); // A string of 2 GB, of which one byte is there.
        Assert.Throws<RecordFormatException>(() => reader.Read(claims));
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<RecordFormatException>(() => reader.Read(claims));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public async Task Deep_nesting_is_refused_before_the_stack_ends()
    {
        string schema = new Tree().Schema.ToString();
        IPayloadReader<Tree> reader = await Create<Tree>().CreateReaderAsync(
            FakeRegistry.Saying().CreateClient(), new(SchemaType.Avro, schema), CancellationToken.None);
        byte[] deep = new byte[1 << 20];
        deep.AsSpan().Fill(2);

        RecordFormatException error = Assert.Throws<RecordFormatException>(() => reader.Read(deep));

        Assert.Contains("nested too deeply", error.Reason);
        Assert.NotNull(reader.Read([2, 2, 0]).Next!.Next);
    }

    [Fact]
    public async Task A_schema_in_parts_is_put_together()
    {
        FakeRegistry registry = FakeRegistry.Saying(
            """
            {"subject":"line","version":4,"id":8,"schema":"{\"type\":\"record\",\"name\":\"OrderLine\",
            \"namespace\":\"Millrace.SchemaRegistry.Tests.Shop\",\"fields\":[{\"name\":\"Product\",\"type\":\"string\"},
            {\"name\":\"Count\",\"type\":\"int\"}]}"}
            """.ReplaceLineEndings(""));
        string outer = Order.SchemaText[..Order.SchemaText.IndexOf("{\"type\":\"record\",\"name\":\"OrderLine\"")]
            + "\"OrderLine\"}},{\"name\":\"Labels\""
            + Order.SchemaText.Split("{\"name\":\"Labels\"")[1];
        Schema inParts = new(SchemaType.Avro, outer)
        {
            References = [new("Millrace.SchemaRegistry.Tests.Shop.OrderLine", "line", 4)],
        };
        using RecordBuffer output = new();
        _orders.Write(Everything, output);

        IPayloadReader<Order> reader = await _orders.CreateReaderAsync(
            registry.CreateClient(), inParts, TestContext.Current.CancellationToken);

        Assert.Equal(Describe(Everything), Describe(reader.Read(output.Written)));
    }

    [Fact]
    public void What_cannot_be_written_is_told()
    {
        using RecordBuffer output = new();

        RecordFormatException error =
            Assert.Throws<RecordFormatException>(() => _orders.Write(new() { Id = null! }, output));

        Assert.Contains("Order cannot be written as Avro", error.Reason);
    }

    [Fact]
    public void An_enum_s_value_without_a_symbol_is_told()
    {
        using RecordBuffer output = new();

        Assert.Throws<RecordFormatException>(() => _orders.Write(new() { Status = (OrderStatus)9 }, output));
    }

    public static string Describe(Order order) => string.Join('|',
        order.Id, order.Cents, order.Status,
        string.Join(',', order.Lines.Select(line => $"{line.Product}x{line.Count}")),
        string.Join(',', order.Labels), order.Note, order.At.ToString("O"), order.Currency);

    private AvroPayload<T> Create<T>() where T : class, Avro.Specific.ISpecificRecord, new() =>
        _types is null ? new() : new(_types);

    private Task<IPayloadReader<Order>> ReaderAsync(string schema) => _orders.CreateReaderAsync(
        FakeRegistry.Saying().CreateClient(), new(SchemaType.Avro, schema), TestContext.Current.CancellationToken);
}
