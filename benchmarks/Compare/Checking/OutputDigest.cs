namespace Millrace.Benchmarks.Compare.Checking;

/// <summary>
/// What an engine has written, as a digest per key: a partition's order holds for each key, and no more than a few
/// bytes a key are kept.
/// </summary>
/// <param name="keepsSteps">
/// Whether outputs that end early can be compared with it; that takes eight bytes a record more.
/// </param>
internal sealed class OutputDigest(bool keepsSteps)
{
    private readonly Dictionary<string, KeyDigest> _keys = [];

    public long Records { get; private set; }

    public void Add(string key, int partition, ulong valueHash)
    {
        if (!_keys.TryGetValue(key, out KeyDigest? digest)) _keys[key] = digest = new(partition, keepsSteps);
        digest.Add(valueHash);
        Records++;
    }

    /// <summary>The keys for which the other is not the same.</summary>
    /// <param name="other">What another engine has written.</param>
    /// <param name="mayEndEarly">Whether its last values may be missing, for each key.</param>
    public IEnumerable<string> KeysThatDiffer(OutputDigest other, bool mayEndEarly)
    {
        foreach ((string key, KeyDigest digest) in _keys)
        {
            bool isThere = other._keys.TryGetValue(key, out KeyDigest? its);
            if (isThere ? !digest.Agrees(its!, mayEndEarly) : !mayEndEarly) yield return key;
        }
        foreach (string key in other._keys.Keys)
            if (!_keys.ContainsKey(key)) yield return key;
    }
}
