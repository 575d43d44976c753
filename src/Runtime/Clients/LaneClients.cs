using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Clients;

/// <summary>The clients of one lane, made together and thrown away together.</summary>
internal sealed class LaneClients : IDisposable
{
    private readonly Stack<IDisposable> _made = [];

    /// <summary>Makes them; when one cannot be made, those before are thrown away.</summary>
    public LaneClients(IKafkaClients clients, string laneId, ICheckpointStore? checkpoints)
    {
        try
        {
            Reader = Keep(clients.CreateReader(laneId));
            Writer = Keep(clients.CreateWriter(laneId));
            if (checkpoints == null) return;
            (CheckpointReader, CheckpointWriter) = Keep(checkpoints.Open(Writer, laneId));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IRecordReader Reader { get; }

    public IRecordWriter Writer { get; }

    /// <summary>Null for a job without checkpoints.</summary>
    public ICheckpointReader? CheckpointReader { get; }

    /// <summary>Null for a job without checkpoints.</summary>
    public ICheckpointWriter? CheckpointWriter { get; }

    public void Dispose()
    {
        while (_made.TryPop(out IDisposable? client)) client.Dispose();
    }

    private T Keep<T>(T client) where T : IDisposable
    {
        _made.Push(client);
        return client;
    }
}
