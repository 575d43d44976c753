namespace Millrace;

/// <summary>
/// Marks the member that says when the event happened (event time): <see cref="DateTimeOffset"/>,
/// <see cref="DateTime"/> (taken as UTC unless it says otherwise) or <see cref="long"/> (Unix milliseconds).
/// </summary>
/// <remarks>
/// The watermark of a partition is the highest timestamp seen in it less <see cref="MaxOutOfOrderness"/>; it advances
/// with each record, never with a clock, so a replay gives the same answer. The concept is Flink's
/// <c>BoundedOutOfOrdernessWatermarks</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimestampAttribute : Attribute
{
    /// <summary>
    /// How far behind the highest timestamp a record may come, as a duration (<c>"2h"</c>). Default: none.
    /// </summary>
    public string MaxOutOfOrderness { get; set; } = "0s";

    /// <summary>
    /// After how long at the end of its partition, without a new record, event time goes on with the wall clock, as a
    /// duration (<c>"1m"</c>). Default: never, so that results depend on records alone.
    /// </summary>
    public string? IdleAfter { get; set; }
}
