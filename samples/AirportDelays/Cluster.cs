using Microsoft.Extensions.Configuration;
using Millrace.Embedded;

namespace Flights;

/// <summary>The cluster that a run uses: the one it was told, or librdkafka's broker inside this process.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly EmbeddedKafka? _embedded;

    private Cluster(string bootstrapServers, Topics topics, EmbeddedKafka? embedded) =>
        (BootstrapServers, Topics, _embedded) = (bootstrapServers, topics, embedded);

    public string BootstrapServers { get; }

    public Topics Topics { get; }

    /// <summary>True for the broker inside this process, which has no working transactions.</summary>
    public bool IsEmbedded => _embedded is not null;

    /// <summary>Opens the cluster and creates the topics that it lacks.</summary>
    public static async Task<Cluster> OpenAsync(string? bootstrapServers, IConfiguration configuration)
    {
        Topics topics = Topics.From(configuration);
        bootstrapServers ??= configuration["Millrace:BootstrapServers"];
        if (bootstrapServers is null)
        {
            EmbeddedKafka embedded = EmbeddedKafka.Start([.. topics.Names.Select(name => (name, Topics.Partitions))]);
            return new(embedded.BootstrapServers, topics, embedded);
        }
        await topics.CreateMissingAsync(bootstrapServers);
        return new(bootstrapServers, topics, null);
    }

    public void Dispose() => _embedded?.Dispose();
}
