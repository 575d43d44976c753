namespace Millrace;

/// <summary>
/// Says how a <see cref="DateTimeOffset"/> or <see cref="DateTime"/> member is written in JSON, as a string of fixed
/// width. Without it: ISO 8601.
/// </summary>
/// <param name="format">
/// A pattern of <c>yyyy MM dd HH mm ss</c>, <c>f</c> to <c>fffffff</c> and literal characters, for example
/// <c>"yyyy/MM/dd HH:mm"</c>. Values are taken as UTC and written as UTC.
/// </param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class DateFormatAttribute(string format) : Attribute
{
    /// <summary>The pattern.</summary>
    public string Format { get; } = format;
}
