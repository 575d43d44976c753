namespace Millrace.Faults.Job.Changed;

/// <summary>What is kept of an account, with a member more and the version that it had without it.</summary>
[State(Version = 1)]
public partial record struct AccountTotals(int Count, long Sum, int Largest);

/// <summary>
/// The job after a change that somebody has forgotten to give a version. Two jobs of a program cannot have one name, so
/// settings give it the group of the other.
/// </summary>
[StreamJob("accounts-changed")]
public sealed partial class Accounts
{
    public Balance Add(Order order, ref AccountTotals totals)
    {
        totals = new(totals.Count + 1, totals.Sum + order.Amount, Math.Max(totals.Largest, order.Amount));
        return new() { Account = order.Account, Number = order.Number, Count = totals.Count, Sum = totals.Sum };
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
