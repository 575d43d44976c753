using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Clients;

/// <summary>How a client's call waits for brokers that do not answer.</summary>
internal static class Reachability
{
    private static readonly TimeSpan _backoff = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until they answer; false when the time is up.</summary>
    public static bool Reach(this InMemoryCluster cluster, ProcessLife life, TimeSpan timeout)
    {
        DateTimeOffset deadline = cluster.Time.GetUtcNow() + timeout;
        while (!cluster.IsReachable)
        {
            if (cluster.Time.GetUtcNow() >= deadline) return false;
            life.Wait(_backoff);
        }
        cluster.Tick();
        return true;
    }
}
