using System.Globalization;
using Confluent.Kafka;

namespace Millrace.Runtime.Telemetry;

/// <summary>The names of tags; those that OpenTelemetry's conventions have are called as there.</summary>
internal static class MetricTags
{
    public const string Job = "millrace.job", Lane = "millrace.lane", Phase = "millrace.lane.phase";

    public const string State = "millrace.state";

    public const string Topic = "messaging.destination.name", Partition = "messaging.destination.partition.id";

    public const string Error = "error.type";

    /// <summary>These tags, and some more.</summary>
    public static KeyValuePair<string, object?>[] Plus(
        this KeyValuePair<string, object?>[] tags, params ReadOnlySpan<KeyValuePair<string, object?>> more) =>
        [.. tags, .. more];

    /// <summary>What kind of failure it is: the client's code, or the exception's type.</summary>
    public static KeyValuePair<string, object?> ErrorOf(Exception failure) =>
        new(Error, failure is KafkaException kafka ? kafka.Error.Code.ToString() : failure.GetType().Name);

    /// <summary>A number of a partition, or of the task that reads it.</summary>
    public static KeyValuePair<string, object?> PartitionOf(int partition) =>
        new(Partition, partition.ToString(CultureInfo.InvariantCulture));
}
