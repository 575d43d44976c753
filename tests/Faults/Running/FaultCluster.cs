using Millrace.Brokers;

namespace Millrace.Faults.Running;

/// <summary>
/// A broker of these tests' own, with settings that let a round be short; started when the first test asks for it.
/// </summary>
public sealed class FaultCluster : IAsyncDisposable
{
    /// <summary>
    /// Sessions shorter than six seconds are allowed, and transactions that have timed out are looked for each second.
    /// </summary>
    private static readonly string[] _properties =
    [
        "group.min.session.timeout.ms=1000",
        "transaction.abort.timed.out.transaction.cleanup.interval.ms=1000",
        "offsets.topic.num.partitions=4",
        "transaction.state.log.num.partitions=4",
    ];

    private readonly Lazy<Task<KafkaCluster>> _cluster = new(() => StartAsync(brokers: 1));

    /// <summary>Its address; skips the running test where no broker can be started.</summary>
    public async Task<string> BootstrapServersAsync()
    {
        SkipWithoutBrokers();
        return (await _cluster.Value).BootstrapServers;
    }

    /// <summary>The end of the run: what has come of it goes to standard output.</summary>
    public async ValueTask DisposeAsync()
    {
        await Console.Out.WriteLineAsync(FaultReport.Table);
        if (_cluster.IsValueCreated) await (await _cluster.Value).DisposeAsync();
    }

    /// <summary>Brokers of one test alone, for it to kill.</summary>
    internal static async Task<KafkaCluster> StartAsync(int brokers, params IEnumerable<string> properties)
    {
        SkipWithoutBrokers();
        return await KafkaCluster.StartAsync(brokers: brokers, properties: [.. _properties, .. properties]);
    }

    private static void SkipWithoutBrokers() =>
        Assert.SkipWhen(KafkaCluster.Obstacle is not null, $"needs brokers of its own: {KafkaCluster.Obstacle}");
}
