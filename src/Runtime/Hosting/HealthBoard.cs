using System.Collections.Concurrent;
using Millrace.Runtime.Health;

namespace Millrace.Runtime.Hosting;

/// <summary>The health of every job of a host; jobs put theirs here when they start. Used by any thread.</summary>
internal sealed class HealthBoard
{
    private readonly ConcurrentDictionary<string, JobHealth> _jobs = new();

    /// <summary>The jobs that have started.</summary>
    public IEnumerable<JobHealth> Jobs => _jobs.Values.OrderBy(static job => job.Job, StringComparer.Ordinal);

    public void Add(JobHealth job) => _jobs[job.Job] = job;
}
