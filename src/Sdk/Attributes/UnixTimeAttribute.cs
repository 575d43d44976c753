namespace Millrace;

/// <summary>
/// Says that a <see cref="DateTimeOffset"/> or <see cref="DateTime"/> member is an integer: the time since 1970-01-01
/// UTC. Without it: ISO 8601 in JSON, a timestamp in MessagePack.
/// </summary>
/// <param name="unit">What is counted. A time is cut off to it when it is written.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class UnixTimeAttribute(UnixTimeUnit unit) : Attribute
{
    /// <summary>What is counted.</summary>
    public UnixTimeUnit Unit { get; } = unit;
}
