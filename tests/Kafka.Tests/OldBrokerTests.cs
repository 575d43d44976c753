using Millrace.Brokers;
using Millrace.Kafka.Brokers;
using Millrace.Kafka.Running;

namespace Millrace.Kafka;

/// <summary>Kafka 0.10.2.2, the last version without transactions.</summary>
public sealed class OldBrokerTests
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Exactly_once_is_refused_in_words()
    {
        Assert.SkipWhen(KafkaCluster.Obstacle is not null, $"needs Kafka 0.10.2.2: {KafkaCluster.Obstacle}");
        await using KafkaCluster old = await KafkaCluster.StartAsync(
            "0.10.2.2", properties: $"num.partitions={JobTopics.Partitions}");
        using JobTopics topics = new(old.BootstrapServers) { HasIdempotence = false };
        topics.CreateByUse();
        topics.Load(Expected.Lines.Take(100));

        await using JobProcess sample = Sample.Start(
            ["--bootstrap-servers", old.BootstrapServers], topics.Settings);

        await sample.FailAsync(_deadline);
        sample.MustLog("transactions", "0.11", "AtLeastOnce");
    }

    /// <summary>
    /// Nothing fails here but the process, between two checkpoints: what was written behind the last one comes again.
    /// </summary>
    [Fact]
    public async Task With_files_it_is_killed_and_comes_to_the_same_reports()
    {
        Assert.SkipWhen(KafkaCluster.Obstacle is not null, $"needs Kafka 0.10.2.2: {KafkaCluster.Obstacle}");
        await using KafkaCluster old = await KafkaCluster.StartAsync(
            "0.10.2.2", properties: $"num.partitions={JobTopics.Partitions}");
        using JobTopics topics = new(old.BootstrapServers) { HasIdempotence = false };
        topics.CreateByUse();
        topics.Load(Expected.Lines);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("millrace-");
        try
        {
            Dictionary<string, string> settings = new(topics.Settings)
            {
                ["InstanceId"] = "only",
                ["Kafka:enable.idempotence"] = "false",
                ["Jobs:airport-delays:Delivery"] = "AtLeastOnce",
                ["Jobs:airport-delays:CheckpointStore"] = "Files",
                ["Jobs:airport-delays:CheckpointFolder"] = folder.FullName,
                ["Jobs:airport-delays:CheckpointInterval"] = "20ms",
            };
            await using (JobProcess killed = Sample.Start(
                ["--bootstrap-servers", old.BootstrapServers], settings))
            {
                await Eventually.TrueAsync(
                    "there are checkpoints", _deadline,
                    () => Task.FromResult(CountOf(folder) > 6 || killed.EndedByItself), () => killed.Log);
                await killed.KillAsync();
            }
            await using JobProcess sample = Sample.Start(
                ["--bootstrap-servers", old.BootstrapServers], settings);
            await sample.SucceedAsync(_deadline);
            Expected.EqualButForRepeats(Expected.InOrder, topics.ReadOutcome());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int CountOf(DirectoryInfo folder) =>
        folder.GetFiles("*.checkpoint", SearchOption.AllDirectories).Length;
}
