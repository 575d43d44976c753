namespace Millrace.Faults.Checking;

/// <summary>
/// What must come out against what came out, in the order of each key of each topic: the first that is missing, too
/// many or out of its order is a <see cref="MismatchException"/>. Whichever of the two comes first waits for the other.
/// </summary>
/// <param name="allowsRepeats">
/// True where outputs are written at least once: what was there before, the same, is no difference.
/// </param>
internal sealed class Ledger(bool allowsRepeats)
{
    private readonly Dictionary<(string Topic, string Key), Account> _accounts = [];

    /// <summary>How many outputs are still to come, or are there without a record that asks for them.</summary>
    public int Unsettled { get; private set; }

    /// <summary>What must come out next for a key.</summary>
    public void Expect(string topic, string key, object value)
    {
        Account account = AccountOf(topic, key);
        account.Expected.Enqueue(value);
        Settle(account, topic, key);
    }

    /// <summary>What came out next for a key.</summary>
    /// <returns>False when it is a repeat.</returns>
    public bool Receive(string topic, string key, object value, string place)
    {
        Account account = AccountOf(topic, key);
        if (allowsRepeats && !account.Known.Add(value)) return false;
        account.Received.Enqueue((value, place));
        Settle(account, topic, key);
        return true;
    }

    /// <summary>The first outputs that are unsettled, in words.</summary>
    public string Describe() => string.Join('\n', _accounts
        .Where(one => one.Value.Expected.Count + one.Value.Received.Count > 0)
        .Take(10)
        .Select(one => one.Value.Expected.TryPeek(out object? missing)
            ? $"missing in {one.Key.Topic}: {one.Value.Expected.Count} of {one.Key.Key}, the first is {missing}"
            : $"without cause in {one.Key.Topic}: {one.Value.Received.Count} of {one.Key.Key}, the first is "
                + one.Value.Received.Peek()));

    private Account AccountOf(string topic, string key) =>
        _accounts.TryGetValue((topic, key), out Account? account) ? account : _accounts[(topic, key)] = new();

    private void Settle(Account account, string topic, string key)
    {
        Unsettled++;
        if (account.Expected.Count == 0 || account.Received.Count == 0) return;
        object expected = account.Expected.Dequeue();
        (object value, string place) = account.Received.Dequeue();
        if (!value.Equals(expected))
            throw new MismatchException(
                $"{place}, key {key}: expected {expected}, found {value}; "
                + (account.Expected.Contains(value) ? "what is between them is missing" : "twice, or out of order")
                + (account.Last is { } last ? $"; the last one that was right is {last}" : ""));
        account.Last = $"{value} at {place}";
        Unsettled -= 2;
    }

    private sealed class Account
    {
        public Queue<object> Expected { get; } = [];

        public Queue<(object Value, string Place)> Received { get; } = [];

        public string? Last { get; set; }

        /// <summary>What has come out, where it may come out again.</summary>
        public HashSet<object> Known { get; } = [];
    }
}

/// <summary>An output is not what it must be.</summary>
internal sealed class MismatchException(string message) : Exception(message);
