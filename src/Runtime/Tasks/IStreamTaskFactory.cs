using Millrace.Contracts;
using Millrace.Runtime.Options;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Tasks;

/// <summary>Makes the tasks of one lane, around one instance of the user's job.</summary>
internal interface IStreamTaskFactory
{
    StreamTask Create(int partition, Outbox outbox, LaneCounters counters, IRecordWriter writer);
}

/// <summary>Makes tasks of a job type. The instance serves one lane, so that handlers need no locks.</summary>
internal sealed class StreamTaskFactory<TJob>(JobPlan plan, TJob job, TimeProvider time) : IStreamTaskFactory
    where TJob : class, IStreamJob<TJob>
{
    public StreamTask Create(int partition, Outbox outbox, LaneCounters counters, IRecordWriter writer) =>
        new TaskBuilder(plan, partition, new TaskScope(outbox, counters), writer, time).Build(job);
}
