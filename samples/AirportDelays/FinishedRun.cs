using Millrace;

namespace Flights;

/// <summary>What is known of a run when it is over.</summary>
/// <param name="Settings">The job's settings in force.</param>
/// <param name="Records">How many flights the job's group took in meanwhile, in all of its processes.</param>
/// <param name="Elapsed">From the start of the host to its end.</param>
/// <param name="IsFollowing">True when the run had no end of its own, so that its results are those so far.</param>
internal sealed record FinishedRun(RunSettings Settings, long Records, TimeSpan Elapsed, bool IsFollowing)
{
    /// <summary>How long the run took, how fast it was, where, and what it guaranteed.</summary>
    public string Describe(Cluster cluster) => (IsFollowing
        ? $"Followed       {Elapsed.TotalSeconds:F2} s so far, {Records:N0} records, "
        : $"Took           {Elapsed.TotalSeconds:F2} s, {Pace}, ") + Place(cluster);

    private string Pace =>
        Records > 0 ? $"{Records / Elapsed.TotalSeconds:N0} records a second" : "without a new record";

    private string Place(Cluster cluster)
    {
        if (!cluster.IsEmbedded) return $"on {cluster.BootstrapServers}, {Settings.Guarantee}";
        string why = Settings.Delivery == Delivery.AtLeastOnce ? ", because it has no working transactions" : "";
        return $"on librdkafka's in-process broker:\n               {Settings.Guarantee}{why}";
    }
}
