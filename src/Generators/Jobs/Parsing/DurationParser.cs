using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>What a duration may be.</summary>
/// <param name="FromMs">The shortest one.</param>
/// <param name="ToMs">The longest one.</param>
/// <param name="Words">The same in words, for the message.</param>
internal readonly record struct DurationRange(long FromMs, long ToMs, string Words);

/// <summary>Reads the durations of one attribute.</summary>
internal readonly struct DurationParser(JobScope scope, AttributeData attribute)
{
    /// <summary>The duration in milliseconds that the attribute's constructor takes; null when it is wrong.</summary>
    public long? First(string label, DurationRange range) => Read(JobAttributes.Text(attribute), null, label, range);

    /// <summary>The duration in milliseconds of a property; null when it is not given, or wrong.</summary>
    public long? Named(string name, DurationRange range) => attribute.NamedArguments.Any(a => a.Key == name)
        ? Read(JobAttributes.Named(attribute, name) as string, name, name, range)
        : null;

    private long? Read(string? text, string? argument, string label, DurationRange range)
    {
        if (!Duration.TryParseMs(text, out long ms))
        {
            scope.Report(JobRules.Duration, At(argument), $"{label} {CSharpNames.Quoted(text)}", Duration.Syntax);
            return null;
        }
        if (ms >= range.FromMs && ms <= range.ToMs) return ms;
        scope.Report(JobRules.DurationRange, At(argument), label, text!, range.Words);
        return null;
    }

    private Location? At(string? argument) => JobAttributes.ArgumentLocation(attribute, argument);
}
