using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Millrace.Benchmarks.Latency.Load;

namespace Millrace.Benchmarks.Latency;

public sealed class PingsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(4_000_000, long.MaxValue)]
    public void The_stamp_comes_back(long number, long sentAt)
    {
        byte[] value = Pings.ValueOf(number, sentAt);

        Assert.Equal(250, value.Length);
        Assert.Equal(new(number, sentAt), new Pings().Deserialize(value, false, SerializationContext.Empty));
    }

    [Fact]
    public void The_value_is_what_the_job_declares()
    {
        JsonElement ping = JsonDocument.Parse(Pings.ValueOf(1234, 5)).RootElement;

        Assert.Equal(234, ping.GetProperty("sender").GetInt64());
        Assert.Equal("234", Encoding.ASCII.GetString(Pings.KeyOf(1234)));
        Assert.Equal(
            ["sentAt", "number", "sender", "weight"],
            ping.EnumerateObject().Select(static member => member.Name));
    }
}
