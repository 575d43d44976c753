using System.Diagnostics;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>A broker of a test's own, which can be stopped in its tracks (SIGSTOP).</summary>
internal sealed class FreezableBroker : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-kafka-").FullName;

    /// <summary>The broker's address.</summary>
    public string Bootstrap { get; private set; } = "";

    /// <summary>Starts one; skips the test where that cannot be.</summary>
    public static async Task<FreezableBroker> StartAsync()
    {
        if (BrokerLauncher.WhyNot is { } reason) Assert.Skip(reason);
        FreezableBroker broker = new();
        broker.Bootstrap = await BrokerLauncher.StartAsync(broker._folder, "4.3.1");
        return broker;
    }

    public async Task<string> CreateTopicAsync(int partitions)
    {
        using var admin = new AdminClientBuilder([new("bootstrap.servers", Bootstrap)]).Build();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = "frozen", NumPartitions = partitions }]);
        return "frozen";
    }

    /// <summary>From now on it answers nothing, and its connections stay.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    public async ValueTask DisposeAsync()
    {
        await SignalAsync("-CONT");
        await BrokerLauncher.StopAsync(_folder);
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*.pid", SearchOption.AllDirectories))
        {
            var pid = (await File.ReadAllTextAsync(file)).Trim();
            using var kill = Process.Start("kill", [signal, pid]);
            await kill.WaitForExitAsync();
        }
    }
}
