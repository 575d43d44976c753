using Millrace.Faults.Checking;

namespace Millrace.Faults.Load;

/// <summary>Orders without an end; the same seed gives the same ones.</summary>
internal sealed class OrderStream(int seed, int accounts)
{
    private static readonly DateTimeOffset _beginning = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(100);
    private readonly Random _random = new(seed);
    private long _number;

    /// <summary>The next one: most are some seconds out of order, some come after their minute was closed.</summary>
    public Order Next()
    {
        _number++;
        TimeSpan behind = TimeSpan.FromMilliseconds(_random.Next(9_000));
        if (_random.Next(50) == 0) behind += TimeSpan.FromSeconds(90);
        return new(
            $"account-{_random.Next(accounts)}", _number, _random.Next(-500, 1000),
            _beginning + (_step * _number) - behind);
    }
}
