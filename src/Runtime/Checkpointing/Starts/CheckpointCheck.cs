using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Clients;

namespace Millrace.Runtime.Checkpointing.Starts;

/// <summary>
/// Decides whether a checkpoint can be gone on from by today's job on today's topics: a pure function, before any
/// record is processed.
/// </summary>
internal static class CheckpointCheck
{
    /// <summary>Everything that stands against it; empty when it can be used.</summary>
    public static IReadOnlyList<string> Problems(
        CheckpointRecord checkpoint, JobDefinition job, ClusterFacts cluster,
        IReadOnlyCollection<string>? allowDropped = null) =>
        [
            .. States(checkpoint, job, allowDropped ?? []),
            .. IsOfAnother(cluster, checkpoint)
                ? [OtherCluster(checkpoint.Cluster, cluster.Id)]
                : Sources(checkpoint, cluster.Topics),
        ];

    private static bool IsOfAnother(ClusterFacts cluster, CheckpointRecord checkpoint) =>
        checkpoint.Cluster.Length > 0 && cluster.Id.Length > 0 && checkpoint.Cluster != cluster.Id;

    private static string OtherCluster(string written, string today) =>
        $"it was written on another Kafka cluster (its id was {written} and is {today}), whose offsets mean other "
        + "records. If this is the wrong cluster, correct Millrace:BootstrapServers.";

    private static IEnumerable<string> States(
        CheckpointRecord checkpoint, JobDefinition job, IReadOnlyCollection<string> allowDropped)
    {
        foreach (WrittenState written in checkpoint.States)
        {
            JobStateDefinition? today = job.States.FirstOrDefault(state => state.Name == written.Name);
            if (today == null && allowDropped.Contains(written.Name)) continue;
            if (today == null)
                yield return $"it holds the state '{written.Name}', which the job does not have any more.";
            else if (today.KeyCodec != written.KeyCodec)
                yield return
                    $"the keys of state '{written.Name}' were {written.KeyCodec} and are {today.KeyCodec} now.";
            else if (today.Value.Version != written.Version)
                yield return $"state '{written.Name}' was written with version {written.Version} of "
                    + $"{today.Value.Type}, and the code has version {today.Value.Version}.";
            else if (today.Value.Shape != written.Shape)
                yield return $"{today.Value.Type}, the type of state '{written.Name}', has changed from "
                    + $"({written.Shape}) to ({today.Value.Shape}) under the same version {written.Version}.";
        }
    }

    private static IEnumerable<string> Sources(
        CheckpointRecord checkpoint, IReadOnlyDictionary<string, TopicFacts> topics)
    {
        foreach (SourcePosition source in checkpoint.Sources)
        {
            if (!topics.TryGetValue(source.Topic, out TopicFacts? today))
                yield return $"it was made from topic '{source.Topic}', which the job does not read any more.";
            else if (source.TopicId.Length > 0 && today.Id.Length > 0 && source.TopicId != today.Id)
                yield return $"topic '{source.Topic}' was deleted and created again since, or this is another cluster "
                    + $"(its id was {source.TopicId} and is {today.Id}), so that its offsets mean something else.";
            else if (source.Partitions != today.Partitions)
                yield return $"topic '{source.Topic}' had {source.Partitions} partitions and has {today.Partitions} "
                    + "now, so that keys have moved away from their state.";
        }
    }
}
