using System.Text;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Json;

[KafkaSource("orders")]
public sealed partial class Order
{
    [MessageKey] public string? Customer { get; set; }

    public int Retries { get; set; } = 3;

    public int Lanes { get; init; } = 2;

    public int Computed => Retries + Lanes;

    [Timestamp] public DateTime At { get; init; }
}

[KafkaSource("ticks")]
public partial record struct Tick(double Price = 1.5, Color Color = Color.Blue, string Name = "none");

public sealed class DecodeTests
{
    [Theory]
    [InlineData("{\"retries\":5,\"lanes\":6}", 5, 6)]
    [InlineData("{}", 3, 2)]
    [InlineData("{\"retries\":1,\"retries\":4}", 4, 2)]
    [InlineData("{\"\\u0072etries\":9,\"l\\u0061nes\":8}", 9, 8)]
    [InlineData("{\"Retries\":9,\"computed\":[1,{\"lanes\":4}],\"customer\":{}} \r\n", 3, 2)]
    public void Matches_names_skips_what_is_unknown_and_keeps_defaults(string json, int retries, int lanes)
    {
        Order order = RecordSchema.Read<Order>("c"u8, Encoding.UTF8.GetBytes(json));
        Assert.Equal(("c", retries, lanes), (order.Customer, order.Retries, order.Lanes));
    }

    [Fact]
    public void A_nullable_key_may_be_null() => Assert.Null(
        RecordSchema.Read<Order>(new RecordView { Value = "{}"u8, HasValue = true }).Customer);

    [Theory]
    [InlineData("{}", 1.5, Color.Blue, "none")]
    [InlineData("{\"price\":-0.1e1,\"color\":\"Green\",\"name\":\"\"}", -1, Color.Green, "")]
    [InlineData("{\"color\":7}", 1.5, Color.Green, "none")]
    [InlineData("{\"color\":99}", 1.5, (Color)99, "none")]
    public void Parameters_have_defaults(string json, double price, Color color, string name) =>
        Assert.Equal(new Tick(price, color, name), RecordSchema.Read<Tick>(default, Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("2001-01-02T03:04:05", 978404645000)]
    [InlineData("2001-01-02T03:04:05Z", 978404645000)]
    [InlineData("2001-01-02T03:04:05+01:00", 978401045000)]
    public void Event_time_without_an_offset_is_UTC(string at, long timestampMs)
    {
        byte[] value = Encoding.UTF8.GetBytes($"{{\"at\":\"{at}\"}}");
        RecordView view = new() { Value = value, HasValue = true, TimestampMs = 5 };
        Assert.Equal(timestampMs, RecordSchema.EventTimeMs(RecordSchema.Read<Order>(view), view));
    }

    [Fact]
    public void Event_time_without_a_member_is_that_of_Kafka()
    {
        RecordView view = new() { Value = "{}"u8, HasValue = true, TimestampMs = 5 };
        Assert.Equal(5, RecordSchema.EventTimeMs(RecordSchema.Read<Tick>(view), view));
    }

    [Fact]
    public void Nothing_but_the_record_is_allocated()
    {
        // Other tests teach the type other orders of members at the same time.
        Assert.Contains(0, Enumerable.Range(0, 10).Select(static _ => AllocatedByReading(records: 1000)));
    }

    private static long AllocatedByReading(int records)
    {
        RecordView view = new() { Value = "{\"price\":1.25,\"color\":\"Green\",\"x\":[1,\"\\n\"]}"u8, HasValue = true };
        RecordSchema.Read<Tick>(view);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < records; i++) RecordSchema.Read<Tick>(view);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
