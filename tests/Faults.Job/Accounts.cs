namespace Millrace.Faults.Job;

/// <summary>
/// Keyed state with an output for each record, and a window beside it: every record that is lost, repeated or reordered
/// shows in what goes out.
/// </summary>
[StreamJob("accounts")]
public sealed partial class Accounts
{
    public Balance Add(Order order, ref AccountTotals totals)
    {
        totals = new(totals.Count + 1, totals.Sum + order.Amount);
        if (order.Fails) throw new InvalidOperationException($"order {order.Number} cannot be handled");
        return new()
        {
            Account = order.Account,
            Number = order.Number,
            Count = totals.Count,
            Sum = totals.Sum,
            Padding = order.Padding > 0 ? new string('x', order.Padding) : null,
        };
    }

    [TumblingWindow("1m", AllowedLateness = "5s")]
    public void AddToMinute(Order order, ref MinuteTotals totals) =>
        totals = new(totals.Count + 1, totals.Sum + order.Amount);

    [OnWindowClose(nameof(AddToMinute))]
    public MinuteTotal Close(Window<string> minute, MinuteTotals totals) => new()
    {
        Account = minute.Key,
        Start = minute.Start,
        Count = totals.Count,
        Sum = totals.Sum,
    };

    [OnLate(nameof(AddToMinute))]
    public Order Late(Order order) => order;
}
