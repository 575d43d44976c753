namespace Millrace;

/// <summary>
/// Says when the event happened (event time). On a member: <see cref="DateTimeOffset"/>, <see cref="DateTime"/> (taken
/// as UTC unless it says otherwise) or <see cref="long"/> (Unix milliseconds). On a static method of the record, which
/// takes the record, and behind it <c>in RecordMetadata metadata</c> if it wants, and returns one of these. On the
/// record itself: Kafka's own timestamp of the message, which must have one.
/// </summary>
/// <remarks>
/// The watermark of a partition is the highest timestamp seen in it less <see cref="MaxOutOfOrderness"/>; it advances
/// with each record, never with a clock, so a replay gives the same answer. The concept is Flink's
/// <c>BoundedOutOfOrdernessWatermarks</c>.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct,
    Inherited = false)]
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
