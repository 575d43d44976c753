namespace Millrace.Runtime.Options;

/// <summary>How a lane begins again after failures, with every default filled in.</summary>
internal sealed record RestartPlan(
    RestartStrategy Strategy, int AttemptsMax, TimeSpan Delay, TimeSpan DelayMax, TimeSpan Within)
{
    private static readonly TimeSpan _delayFirst = TimeSpan.FromMilliseconds(100), _delayMax = TimeSpan.FromSeconds(5);

    /// <summary>What a job does that says nothing about it.</summary>
    public static RestartPlan Default { get; } = Of(new());

    public static RestartPlan Of(RestartOptions options)
    {
        RestartStrategy strategy = options.Strategy ?? RestartStrategy.ExponentialBackoff;
        bool isBackoff = strategy == RestartStrategy.ExponentialBackoff;
        TimeSpan delay = options.Delay ?? (isBackoff ? _delayFirst : TimeSpan.FromSeconds(1));
        TimeSpan delayMax = options.DelayMax ?? (delay > _delayMax ? delay : _delayMax);
        return new(strategy, options.Attempts ?? 10, delay, delayMax, options.Within ?? TimeSpan.FromMinutes(5));
    }

    /// <summary>What cannot work, by the name of the setting.</summary>
    public IEnumerable<string> Problems()
    {
        if (AttemptsMax < 1) yield return $"Attempts: {AttemptsMax} is less than 1; Strategy = None restarts never.";
        if (Delay < TimeSpan.Zero) yield return "Delay: it cannot be negative.";
        if (DelayMax < Delay) yield return $"DelayMax: {DelayMax} is less than Delay ({Delay}).";
        if (Within <= TimeSpan.Zero) yield return "Within: it must be more than nothing.";
    }
}
