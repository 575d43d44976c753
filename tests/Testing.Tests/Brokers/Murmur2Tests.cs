using System.Text;
using Millrace.Testing.Brokers;

namespace Millrace.Testing.Tests.Brokers;

public class Murmur2Tests
{
    /// <summary>The hashes of Kafka's own test of its Utils.murmur2, taken modulo a large prime.</summary>
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("abc", 479470107)]
    public void Keys_go_where_java_puts_them(string key, int hash) =>
        Assert.Equal(
            (hash & 0x7fffffff) % 1_000_003, Murmur2.PartitionOf(Encoding.UTF8.GetBytes(key), 1_000_003));
}
