using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Clients;

/// <summary>The clients of one lane, made together and thrown away together.</summary>
internal sealed class LaneClients(IKafkaClients clients, string laneId, bool hasCheckpoints) : IDisposable
{
    public IRecordReader Reader { get; } = clients.CreateReader(laneId);

    public IRecordWriter Writer { get; } = clients.CreateWriter(laneId);

    /// <summary>Null for a job without checkpoints.</summary>
    public IStateTopicReader? StateReader { get; } = hasCheckpoints ? clients.CreateStateReader(laneId) : null;

    public void Dispose()
    {
        StateReader?.Dispose();
        Writer.Dispose();
        Reader.Dispose();
    }
}
