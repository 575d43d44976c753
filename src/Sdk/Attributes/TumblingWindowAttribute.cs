namespace Millrace;

/// <summary>
/// Marks a handler that adds a record to the tumbling window (fixed size, no gaps, no overlap) of its key and event
/// time: <c>void Add(In record, ref TAcc accumulator)</c>, <c>TAcc</c> a <see cref="StateAttribute"/> type; <c>in
/// RecordMetadata metadata</c> may follow.
/// </summary>
/// <param name="size">The window's length, as a duration (<c>"1d"</c>, <c>"10s"</c>).</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TumblingWindowAttribute(string size) : Attribute
{
    /// <summary>The window's length, as a duration.</summary>
    public string Size { get; } = size;

    /// <summary>
    /// Where windows start, counted from 1970-01-01T00:00Z; less than the size. Default: <c>"0s"</c>.
    /// </summary>
    public string Offset { get; set; } = "0s";

    /// <summary>
    /// How long after the watermark has passed its end a window still takes records, as a duration. Default: none.
    /// </summary>
    public string AllowedLateness { get; set; } = "0s";
}
