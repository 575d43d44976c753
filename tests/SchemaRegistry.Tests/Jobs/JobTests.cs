using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Millrace.Contracts;
using Millrace.SchemaRegistry.Tests.Client;
using Millrace.SchemaRegistry.Tests.Shop;
using Millrace.Testing;

namespace Millrace.SchemaRegistry.Tests.Jobs;

/// <summary>Jobs whose records have schemas of the registry, on a cluster in memory.</summary>
public sealed class JobTests
{
    private readonly MemoryRegistry _registry = new();

    [Fact]
    public void Avro_comes_in_and_Protobuf_goes_out()
    {
        using ServiceProvider services = Services();
        using JobTest<Billing> job = new(new() { Services = services });

        job.Send(OrderOf("a", OrderStatus.Paid));
        job.Send(OrderOf("b", OrderStatus.Open));
        job.Crash();
        job.Send(OrderOf("a", OrderStatus.Sent));

        Assert.Equal(
            [("a", 100), ("a", 200)], job.Outputs<Payment>().Select(one => (one.OrderId, one.Amount.Cents)));
        Assert.Equal(2, job.State<Billed>("a")!.Value.Orders);
        Assert.All(job.RawOutputs<Payment>(), one => Assert.Equal("a", one.Key));
    }

    [Fact]
    public void Protobuf_comes_in_and_JSON_goes_out()
    {
        using ServiceProvider services = Services();
        using JobTest<Invoicing> job = new(new() { Services = services });

        job.Send(new Payment { OrderId = "a", Amount = new() { Cents = 250 } });

        OutputRecord invoice = Assert.Single(job.RawOutputs<Invoice>());
        Assert.Equal(0, invoice.ValueBytes![0]);
        Assert.Equal(
            """{"number":"a","total":2.5,"note":null,"lines":[]}""", Encoding.UTF8.GetString(invoice.ValueBytes[5..]));
    }

    [Fact]
    public void A_bad_record_stops_the_job_with_its_place()
    {
        using ServiceProvider services = Services();
        using JobTest<Billing> job = new(new() { Services = services });
        job.Send(OrderOf("a", OrderStatus.Paid), partition: 0);

        job.SendBytes<Order>("b"u8.ToArray(), "{}"u8.ToArray(), partition: 0);
        JobFailedException error = Assert.Throws<JobFailedException>(() => job.Outputs<Payment>());

        Assert.Contains("orders[0]@1", error.Message);
        Assert.Contains("begins as plain JSON does", error.Message);
    }

    /// <summary>A record with a schema that is new comes while the registry tells nothing.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_registry_that_is_out_of_order_loses_no_record(int refusals)
    {
        using ServiceProvider services = Services();
        using JobTest<Billing> job = new(new() { Services = services });
        job.Send(OrderOf("a", OrderStatus.Paid));
        byte[] message = await NewerAsync(OrderOf("a", OrderStatus.Paid));
        _registry.Refusals = refusals;

        job.SendBytes<Order>("a"u8.ToArray(), message);

        Assert.Equal([100, 200], job.Outputs<Payment>().Select(payment => payment.Amount.Cents));
        Assert.Equal(refusals, _registry.Refused);
    }

    /// <summary>The order as another program writes it, which has registered a later version of the schema.</summary>
    private async Task<byte[]> NewerAsync(Order order)
    {
        using SchemaRegistryClient other = _registry.CreateClient();
        string newer = Order.SchemaText.Replace("\"name\":\"Id\"", "\"name\":\"Id\",\"doc\":\"2\"");
        int id = await other.RegisterAsync(
            "orders-value", new(SchemaType.Avro, newer), false, TestContext.Current.CancellationToken);
        using RecordBuffer message = new();
        new AvroSchema<Order>(other).Write(order, "orders", message);
        byte[] bytes = message.Written.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), id);
        return bytes;
    }

    private static Order OrderOf(string id, OrderStatus status) => new()
    {
        Id = id, Cents = 100, Status = status, At = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Currency = "EUR",
    };

    private ServiceProvider Services() =>
        new ServiceCollection().AddSingleton(_ => _registry.CreateClient()).BuildServiceProvider();
}
