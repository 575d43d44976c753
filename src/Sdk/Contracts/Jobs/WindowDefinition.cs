namespace Millrace.Contracts;

/// <summary>What the attributes of a tumbling window say, as data. All times in milliseconds.</summary>
/// <param name="Name">The handler's name; the window's state is kept under it.</param>
/// <param name="SizeMs">The window's length.</param>
/// <param name="OffsetMs">Where windows start, counted from the Unix epoch.</param>
/// <param name="AllowedLatenessMs">How long a window stays open after the watermark has passed its end.</param>
public sealed record WindowDefinition(string Name, long SizeMs, long OffsetMs, long AllowedLatenessMs);
