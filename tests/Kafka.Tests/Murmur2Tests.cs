using System.Text;
using Reference;

namespace Millrace.Kafka;

/// <summary>
/// The reference's hash against values of <c>org.apache.kafka.common.utils.Utils.murmur2</c> (Kafka 4.3.1).
/// </summary>
public sealed class Murmur2Tests
{
    [Theory]
    [InlineData("", 275646681, 1)]
    [InlineData("a", -1563381124, 0)]
    [InlineData("ab", 316155434, 2)]
    [InlineData("abc", 479470107, 3)]
    [InlineData("21", -973932308, 0)]
    [InlineData("ATL", -1647261917, 3)]
    [InlineData("ORD", 1930652851, 3)]
    [InlineData("DFW", -1036878679, 1)]
    [InlineData("LAX", 1527128204, 0)]
    [InlineData("foobar", -790332482, 2)]
    [InlineData("Zürich", -1551140815, 1)]
    [InlineData("a-little-bit-long-string", -985981536, 0)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971, 1)]
    public void The_hash_is_that_of_Java(string key, int hash, int partitionOfFour)
    {
        Assert.Equal(hash, (int)Murmur2.Hash(Encoding.UTF8.GetBytes(key)));
        Assert.Equal(partitionOfFour, Murmur2.PartitionOf(key, 4));
    }
}
