using Millrace.Brokers;
using Millrace.Kafka.Brokers;
using Millrace.Kafka.Running;

namespace Millrace.Kafka;

/// <summary>An instance that is killed and does not come back: another one finishes its work.</summary>
public sealed class TakeOverTests(SharedBroker broker)
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Another_instance_takes_over()
    {
        using JobTopics topics = new(broker.BootstrapServers);
        await topics.CreateAsync();
        int half = Expected.Disordered.Count / 2;
        topics.Load(Expected.Disordered.Take(half));
        await using JobProcess dead = Start(topics, "first", "--follow");
        await Eventually.TrueAsync(
            "the first instance commits", _deadline, async () => await CountAsync(topics) > 0, () => dead.Log);
        Task rest = Task.Run(() => topics.Load(Expected.Disordered.Skip(half)), TestContext.Current.CancellationToken);
        long before = await CountAsync(topics);
        await Eventually.TrueAsync(
            "it works on", _deadline, async () => await CountAsync(topics) > before, () => dead.Log);

        await dead.KillAsync();
        await rest;
        await using JobProcess heir = Start(topics, "second");
        await heir.SucceedAsync(_deadline);

        Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
    }

    private static JobProcess Start(JobTopics topics, string instance, params string[] switches)
    {
        Dictionary<string, string> settings = new(topics.Settings)
        {
            ["InstanceId"] = instance,
            ["Jobs:airport-delays:CheckpointInterval"] = "20ms",
            ["Jobs:airport-delays:Kafka:session.timeout.ms"] = "6000",
            ["Jobs:airport-delays:Kafka:transaction.timeout.ms"] = "5000",
            ["Jobs:airport-delays:Kafka:message.timeout.ms"] = "4000",
        };
        return Sample.Start(["--bootstrap-servers", topics.BootstrapServers, .. switches], settings);
    }

    private static async Task<long> CountAsync(JobTopics topics) => (await topics.CommittedAsync()).Values.Sum();
}
