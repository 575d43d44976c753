using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Jobs.Parsing.Windows;

/// <summary>What a <c>[TumblingWindow]</c> attribute says, in milliseconds.</summary>
internal readonly record struct WindowTimes(long SizeMs, long OffsetMs, long AllowedLatenessMs)
{
    // A hundred years: far from where a window's end would leave the range of DateTimeOffset.
    private const long LongestMs = 36_500L * 86_400_000;

    public static WindowTimes Parse(JobScope scope, AttributeData attribute)
    {
        DurationParser durations = new(scope, attribute);
        long? size = durations.First("A window's size", new(1, LongestMs, "from \"1ms\" to \"36500d\""));
        long offsetMax = (size ?? LongestMs) - 1;
        long? offset = durations.Named("Offset", new(0, offsetMax, "less than the window's size"));
        long? lateness = durations.Named("AllowedLateness", new(0, LongestMs, "at most \"36500d\""));
        return new(size ?? 0, offset ?? 0, lateness ?? 0);
    }
}
