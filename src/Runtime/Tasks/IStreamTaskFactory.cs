using Millrace.Contracts;
using Millrace.Runtime.Options;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Tasks;

/// <summary>
/// Makes the tasks of one lane, around one instance of the user's job. Disposed at the end of the lane, on its thread,
/// and with it the job and the schemas that want to be.
/// </summary>
internal interface IStreamTaskFactory : IDisposable
{
    StreamTask Create(int partition, Outbox outbox, LaneCounters counters, IRecordWriter writer);
}

/// <summary>Makes tasks of a job type. The instance serves one lane, so that handlers need no locks.</summary>
/// <param name="plan">The job's settings.</param>
/// <param name="job">The instance.</param>
/// <param name="time">The clock.</param>
/// <param name="services">The host's services, for schemas that want some.</param>
internal sealed class StreamTaskFactory<TJob>(
    JobPlan plan, TJob job, TimeProvider time, IServiceProvider? services = null) : IStreamTaskFactory
    where TJob : class, IStreamJob<TJob>
{
    private readonly LaneSchemas _schemas = new(services ?? HostServices.None);

    public StreamTask Create(int partition, Outbox outbox, LaneCounters counters, IRecordWriter writer) =>
        new TaskBuilder(plan, partition, new(outbox, counters), _schemas, writer, time).Build(job);

    public void Dispose()
    {
        _schemas.Dispose();
        (job as IDisposable)?.Dispose();
    }
}
