namespace Millrace.Faults.Checking;

/// <summary>
/// What the job must write for one partition of orders, computed one order after the other: a balance each; a minute's
/// totals once the watermark, ten seconds behind the latest time seen, has passed its end by five seconds; what comes
/// for such a minute later is late. The watermark moves after the order that moves it was dealt with.
/// </summary>
internal sealed class PartitionReference
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _outOfOrderness = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _allowedLateness = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Balance> _balances = [];
    private readonly SortedDictionary<(DateTimeOffset Start, string Account), MinuteTotal> _open = [];
    private DateTimeOffset _watermark = DateTimeOffset.MinValue;

    /// <summary>The outputs that an order brings about; those of one account in their order.</summary>
    public IEnumerable<object> Take(Order order)
    {
        Balance last = _balances.GetValueOrDefault(order.Account) ?? new(order.Account, 0, 0, 0);
        yield return _balances[order.Account] = last with
        {
            Number = order.Number,
            Count = last.Count + 1,
            Sum = last.Sum + order.Amount,
        };
        DateTimeOffset start = new(order.At.UtcTicks - (order.At.UtcTicks % _minute.Ticks), TimeSpan.Zero);
        if (IsOver(start)) yield return order;
        else Add(order, start);
        if (order.At - _outOfOrderness > _watermark) _watermark = order.At - _outOfOrderness;
        foreach (MinuteTotal closed in CloseWhile(IsOver)) yield return closed;
    }

    /// <summary>The end of the input: every minute that is open is closed.</summary>
    public IEnumerable<object> End() => CloseWhile(_ => true);

    private bool IsOver(DateTimeOffset start) => _watermark >= start + _minute + _allowedLateness;

    private void Add(Order order, DateTimeOffset start)
    {
        MinuteTotal total = _open.GetValueOrDefault((start, order.Account)) ?? new(order.Account, start, 0, 0);
        _open[(start, order.Account)] = total with { Count = total.Count + 1, Sum = total.Sum + order.Amount };
    }

    private IEnumerable<MinuteTotal> CloseWhile(Func<DateTimeOffset, bool> isOver)
    {
        while (_open.Count > 0 && _open.First() is var first && isOver(first.Key.Start))
        {
            _open.Remove(first.Key);
            yield return first.Value;
        }
    }
}
