namespace Millrace.Benchmarks.Compare.Checking;

/// <summary>
/// What was written for one key: the partition, how many values, and a hash of all of them in their order.
/// </summary>
internal sealed class KeyDigest(int partition, bool keepsSteps)
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15; // odd, so that no value is lost
    private readonly List<ulong>? _steps = keepsSteps ? [] : null;
    private ulong _chain;

    public int Partition => partition;

    public long Values { get; private set; }

    public void Add(ulong valueHash)
    {
        _chain = (_chain + valueHash) * Multiplier;
        Values++;
        _steps?.Add(_chain);
    }

    /// <summary>Whether the other has the same values in the same order, or if that will do, the first.</summary>
    public bool Agrees(KeyDigest other, bool mayEndEarly)
    {
        if (other.Partition != Partition) return false;
        if (!mayEndEarly || other.Values >= Values) return other.Values == Values && other._chain == _chain;
        return other.Values == 0 || _steps![(int)other.Values - 1] == other._chain;
    }
}
