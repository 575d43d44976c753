using System.Diagnostics;

namespace Millrace.Brokers;

/// <summary>Waits for a condition with a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(20);

    /// <exception cref="TimeoutException">
    /// It did not come true in time; the message says what and shows the details.
    /// </exception>
    public static async Task TrueAsync(
        string what, TimeSpan deadline, Func<Task<bool>> condition, Func<string>? details = null)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > deadline)
                throw new TimeoutException($"Not within {deadline.TotalSeconds} s: {what}\n{details?.Invoke()}");
            await Task.Delay(_interval, TestContext.Current.CancellationToken);
        }
    }
}
