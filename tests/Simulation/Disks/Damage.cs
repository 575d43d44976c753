namespace Millrace.Simulation.Tests.Disks;

/// <summary>What a crash of a machine, or a bad disk, makes of the bytes of a file.</summary>
internal static class Damage
{
    private const int BlockBytesMax = 64;

    /// <summary>Cut, or with zeros up to its end, or with a block of zeros, or with one byte that is another.</summary>
    public static byte[] Of(byte[] whole, Random random)
    {
        if (whole.Length == 0) return whole;
        int from = random.Next(whole.Length);
        if (random.Next(4) == 0) return whole[..from];
        byte[] bytes = [.. whole];
        switch (random.Next(3))
        {
            case 0: Array.Clear(bytes, from, bytes.Length - from); break;
            case 1: Array.Clear(bytes, from, Math.Min(bytes.Length - from, 1 + random.Next(BlockBytesMax))); break;
            default: bytes[from] ^= (byte)(1 << random.Next(8)); break;
        }
        return bytes;
    }
}
