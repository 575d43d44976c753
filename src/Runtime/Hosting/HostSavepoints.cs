using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Savepoints;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Health;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Options;

namespace Millrace.Runtime.Hosting;

/// <summary>
/// Asks for a savepoint as anybody can, by an object in the job's folder, and waits for its manifest; or makes one by
/// itself, of a job that does not run. Safe for several threads.
/// </summary>
internal sealed class HostSavepoints(HostPlan hostPlan, ILoggerFactory loggers, TimeProvider time) : ISavepoints
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(200);

    private readonly Lazy<IReadOnlyList<JobPlan>> _plans =
        new(() => [.. hostPlan.Resolve().Select(static job => job.Plan)]);

    public async Task<string> TakeAsync(string job, string? name = null, CancellationToken cancellation = default)
    {
        Target target = Find(job, name);
        target.Folder.Request(target.Name);
        SavepointFiles files = target.Folder.Open(target.Name);
        using PeriodicTimer timer = new(_interval, time);
        while (!files.IsComplete) await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false);
        return target.Path;
    }

    public Task<string> TakeOfStoppedAsync(string job, string? name = null)
    {
        Target target = Find(job, name);
        return Task.Run(() =>
        {
            TakeOfStopped(target);
            return target.Path;
        });
    }

    private void TakeOfStopped(Target target)
    {
        JobPlan plan = target.Plan;
        ILogger logger = loggers.CreateLogger("Millrace." + plan.Name);
        using KafkaClients clients = new(plan, logger, time, new JobHealth(plan.Name, time));
        string[] members = [.. clients.Admin.DescribeGroup(plan.GroupId).ClientIds];
        if (members.Length > 0)
            throw new InvalidOperationException(
                $"Job '{plan.Name}' runs ({string.Join(", ", members)}): stop it, or use TakeAsync.");
        string topic = plan.SourceTopics.First();
        int partitions = clients.Admin.FindTopic(topic)?.Partitions
            ?? throw new InvalidOperationException($"Source topic '{topic}' of job '{plan.Name}' does not exist.");
        ICheckpointStore store = CheckpointStores.Of(plan with { LocalCache = null }, clients, new(), logger, time)!;
        try
        {
            OfflineSavepoint.Take(target.Folder.Open(target.Name), store, plan, partitions, time.GetUtcNow());
        }
        catch (CheckpointRefusedException e)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }

    private Target Find(string job, string? name)
    {
        ArgumentNullException.ThrowIfNull(job);
        name ??= SavepointFolder.NameAt(time.GetUtcNow());
        if (!SavepointFolder.IsName(name))
            throw new ArgumentException($"'{name}' cannot be the name of a savepoint.", nameof(name));
        JobPlan plan = _plans.Value.FirstOrDefault(plan => plan.Name == job)
            ?? throw new ArgumentException($"The host has no job '{job}'.", nameof(job));
        string path = plan.SavepointFolder ?? throw new InvalidOperationException(
            $"Set Millrace:Jobs:{job}:SavepointFolder to a folder that all processes of the job share.");
        return new(plan, new(new LocalFolder(path), plan.GroupId), name,
            Path.Combine(Path.GetFullPath(path), ObjectName.Of(plan.GroupId), name));
    }

    /// <summary>Where a savepoint goes.</summary>
    private sealed record Target(JobPlan Plan, SavepointFolder Folder, string Name, string Path);
}
