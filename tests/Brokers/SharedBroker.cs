namespace Millrace.Brokers;

/// <summary>
/// The broker of the whole run: the one that <c>MILLRACE_TEST_BOOTSTRAP</c> names, or a fresh Kafka 4.3.1. Where
/// neither can be had, the tests that ask for it are skipped, each with the reason.
/// </summary>
public sealed class SharedBroker : IAsyncLifetime
{
    private const string Variable = "MILLRACE_TEST_BOOTSTRAP";
    private KafkaCluster? _launched;
    private string? _bootstrapServers;

    /// <summary>The address; skips the running test when there is none.</summary>
    public string BootstrapServers
    {
        get
        {
            Assert.SkipWhen(
                _bootstrapServers is null,
                $"needs a Kafka broker: {KafkaCluster.Obstacle}, {Variable} is not set");
            return _bootstrapServers!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _bootstrapServers = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;
        if (_bootstrapServers is not null || KafkaCluster.Obstacle is not null) return;
        _launched = await KafkaCluster.StartAsync();
        _bootstrapServers = _launched.BootstrapServers;
    }

    public async ValueTask DisposeAsync()
    {
        if (_launched is not null) await _launched.DisposeAsync();
    }
}
