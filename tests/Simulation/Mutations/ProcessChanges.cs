using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Writing;
using Millrace.Simulation.Tests.Ports;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>What is different in one process; nothing unless it is said.</summary>
internal sealed record ProcessChanges(ProcessScope Scope)
{
    public Func<IRecordReader, IRecordReader> Reader { get; init; } = static reader => reader;

    public Func<IRecordWriter, IRecordWriter> Writer { get; init; } = static writer => writer;

    public Func<IStateTopicReader, IStateTopicReader> StateReader { get; init; } = static reader => reader;

    public Func<IClusterAdmin, IClusterAdmin> Admin { get; init; } = static admin => admin;

    /// <summary>Folders that all processes see.</summary>
    public Func<IObjectStore, IObjectStore> Folder { get; init; } = static folder => folder;

    /// <summary>The folder of a local cache.</summary>
    public Func<IObjectStore, IObjectStore> Cache { get; init; } = static folder => folder;

    public Action<StreamTask> Task { get; init; } = static _ => { };

    public TimeProvider Time { get; init; } = Scope.Time;

    public IKafkaClients Change(IKafkaClients clients) => new ChangedClients(clients, this);

    public CacheGround Change(CacheGround ground) =>
        ground with { OpenFolder = path => Cache(ground.OpenFolder(path)) };

    public IStreamTaskFactory Change(IStreamTaskFactory factory) => new ChangedFactory(factory, Task);

    private sealed class ChangedClients(IKafkaClients inner, ProcessChanges changes) : DelegatingClients(inner)
    {
        public override IClusterAdmin Admin { get; } = changes.Admin(inner.Admin);

        public override IRecordReader CreateReader(string laneId) => changes.Reader(base.CreateReader(laneId));

        public override IRecordWriter CreateWriter(string laneId) => changes.Writer(base.CreateWriter(laneId));

        public override IStateTopicReader CreateStateReader(string? laneId) =>
            changes.StateReader(base.CreateStateReader(laneId));
    }

    private sealed class ChangedFactory(IStreamTaskFactory inner, Action<StreamTask> change) : IStreamTaskFactory
    {
        public StreamTask Create(int partition, Outbox outbox, LaneCounters counters, IRecordWriter writer)
        {
            StreamTask task = inner.Create(partition, outbox, counters, writer);
            change(task);
            return task;
        }

        public void Dispose() => inner.Dispose();
    }
}
