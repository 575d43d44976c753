using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>What a <c>[StreamJob]</c> attribute says.</summary>
/// <param name="Name">The job's name; empty when it is wrong.</param>
/// <param name="Delivery">The member of <c>Millrace.Delivery</c>.</param>
/// <param name="CheckpointIntervalMs">How often a lane commits.</param>
internal readonly record struct JobSettings(string Name, string Delivery, long CheckpointIntervalMs)
{
    private const int NameLengthMax = 200;
    private const long CheckpointIntervalDefaultMs = 1000;

    private static readonly DurationRange _checkpointInterval = new(10, 86_400_000, "from \"10ms\" to \"1d\"");
    private static readonly string[] _deliveries = ["ExactlyOnce", "AtLeastOnce", "AutoCommit"];

    public static JobSettings Parse(JobScope scope, AttributeData attribute)
    {
        DurationParser durations = new(scope, attribute);
        long interval = durations.Named("CheckpointInterval", _checkpointInterval) ?? CheckpointIntervalDefaultMs;
        return new(ParseName(scope, attribute), ParseDelivery(scope, attribute), interval);
    }

    private static string ParseName(JobScope scope, AttributeData attribute)
    {
        string? name = JobAttributes.Text(attribute);
        if (name is { Length: > 0 and <= NameLengthMax } && name.All(IsPlain)) return name;
        scope.Report(JobRules.JobName, JobAttributes.ArgumentLocation(attribute, null), name ?? "null");
        return name ?? "";
    }

    private static bool IsPlain(char c) =>
        c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '_' or '-';

    private static string ParseDelivery(JobScope scope, AttributeData attribute)
    {
        int value = JobAttributes.Named(attribute, "Delivery") is int given ? given : 0;
        if (value >= 0 && value < _deliveries.Length) return _deliveries[value];
        scope.Report(
            JobRules.Delivery, JobAttributes.ArgumentLocation(attribute, "Delivery"), $"{value}",
            string.Join(", ", _deliveries));
        return _deliveries[0];
    }
}
