namespace Millrace;

/// <summary>
/// Whether and when a lane begins again after a failure that may pass by itself (brokers that come and go, lost
/// memberships, slow commits). A null keeps the default. Failures that cannot get better, such as a record that cannot
/// be decoded, always end the job.
/// </summary>
public sealed class RestartOptions
{
    /// <summary>How the pauses between restarts are chosen. Default: exponential back-off.</summary>
    public RestartStrategy? Strategy { get; set; }

    /// <summary>
    /// How many restarts are allowed, from 1: in a row, without a record committed in between, or with
    /// <see cref="RestartStrategy.FailureRate"/> within <see cref="Within"/>. Default: 10. The next failure ends the
    /// job.
    /// </summary>
    public int? Attempts { get; set; }

    /// <summary>
    /// The pause before a restart; with exponential back-off that before the first one. Default: 1 s; with exponential
    /// back-off 100 ms.
    /// </summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>The longest pause of exponential back-off. Default: 5 s.</summary>
    public TimeSpan? DelayMax { get; set; }

    /// <summary>
    /// The span in which <see cref="RestartStrategy.FailureRate"/> counts failures. Default: 5 minutes.
    /// </summary>
    public TimeSpan? Within { get; set; }
}

/// <summary>How a lane begins again after failures; the names and rules are Flink's restart strategies.</summary>
public enum RestartStrategy
{
    /// <summary>The pause doubles with each failure in a row, up to <see cref="RestartOptions.DelayMax"/>.</summary>
    ExponentialBackoff,

    /// <summary>The pause is always <see cref="RestartOptions.Delay"/>.</summary>
    FixedDelay,

    /// <summary>
    /// The pause is always <see cref="RestartOptions.Delay"/>, and failures count whether records were committed in
    /// between or not: a job that fails too often ends, also when it gets a little further each time.
    /// </summary>
    FailureRate,

    /// <summary>Every failure ends the job. A round that is only aborted, as by a rebalance, is no failure.</summary>
    None,
}
