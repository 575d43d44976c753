using System.Buffers.Binary;
using System.Text;

namespace Reference;

/// <summary>
/// The partition that Kafka's Java producer gives a key: <c>toPositive(murmur2(key)) % partitions</c>. Austin Appleby's
/// MurmurHash2 with the seed that Kafka uses, in 32 bits.
/// </summary>
public static class Murmur2
{
    private const uint Seed = 0x9747b28c;
    private const uint Mix = 0x5bd1e995;

    public static int PartitionOf(string key, int partitions) =>
        (int)(Hash(Encoding.UTF8.GetBytes(key)) & 0x7fffffff) % partitions;

    public static uint Hash(ReadOnlySpan<byte> key)
    {
        uint hash = Seed ^ (uint)key.Length;
        while (key.Length >= 4)
        {
            uint word = BinaryPrimitives.ReadUInt32LittleEndian(key) * Mix;
            word = (word ^ (word >> 24)) * Mix;
            hash = (hash * Mix) ^ word;
            key = key[4..];
        }
        if (key.Length > 0) hash = (hash ^ Tail(key)) * Mix;
        hash = (hash ^ (hash >> 13)) * Mix;
        return hash ^ (hash >> 15);
    }

    private static uint Tail(ReadOnlySpan<byte> rest)
    {
        uint tail = 0;
        for (int i = rest.Length - 1; i >= 0; i--) tail = (tail << 8) | rest[i];
        return tail;
    }
}
