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
        Assert.SkipWhen(BrokerLauncher.Obstacle is not null, $"needs Kafka 0.10.2.2: {BrokerLauncher.Obstacle}");
        await using BrokerLauncher old = await BrokerLauncher.StartAsync("0.10.2.2");
        using JobTopics topics = new(old.BootstrapServers);
        topics.CreateByUse();
        topics.Load(Expected.Lines.Take(100));

        await using SampleProcess sample = SampleProcess.Start(
            ["--bootstrap-servers", old.BootstrapServers], topics.Settings);

        await sample.FailAsync(_deadline);
        sample.MustLog("transactions", "0.11", "AtLeastOnce");
    }
}
