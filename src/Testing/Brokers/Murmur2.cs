using System.Buffers.Binary;

namespace Millrace.Testing.Brokers;

/// <summary>
/// Where Kafka's default partitioner puts a key: in the same partition as Java clients and the runtime do.
/// </summary>
internal static class Murmur2
{
    private const uint Seed = 0x9747b28c, Multiplier = 0x5bd1e995;

    public static int PartitionOf(ReadOnlySpan<byte> key, int partitions) =>
        (int)(Hash(key) & 0x7fffffff) % partitions;

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        uint hash = Seed ^ (uint)key.Length;
        for (; key.Length >= sizeof(uint); key = key[sizeof(uint)..])
        {
            uint word = BinaryPrimitives.ReadUInt32LittleEndian(key) * Multiplier;
            word = (word ^ (word >> 24)) * Multiplier;
            hash = (hash * Multiplier) ^ word;
        }
        for (int i = key.Length - 1; i >= 0; i--) hash ^= (uint)key[i] << (8 * i);
        if (key.Length > 0) hash *= Multiplier;
        hash = (hash ^ (hash >> 13)) * Multiplier;
        return hash ^ (hash >> 15);
    }
}
