using Confluent.Kafka;
using Millrace.Runtime.Kafka;
using Millrace.Runtime.Kafka.Readers;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>A member of a group, to be polled.</summary>
internal sealed class GroupMember : IDisposable
{
    private readonly RecordingLane _lane = new();
    private readonly KafkaReader _reader;

    public GroupMember(ClientOptions options, string group, string topic)
    {
        _reader = new(options, group);
        _reader.Subscribe([topic], _lane);
    }

    /// <summary>How many partitions it has.</summary>
    public int Owned => _lane.Owned.Count;

    /// <summary>True once it has been told what it is given, be it nothing.</summary>
    public bool IsTold => !_lane.Events.IsEmpty;

    /// <summary>True when another member has its name.</summary>
    public bool IsFenced { get; private set; }

    public void Poll()
    {
        try
        {
            if (!IsFenced) _reader.Poll(TimeSpan.FromMilliseconds(20), _lane);
        }
        catch (KafkaException fenced) when (fenced.Error.Code == ErrorCode.FencedInstanceId)
        {
            IsFenced = true;
        }
    }

    /// <summary>It is gone, and the group does not hear of it.</summary>
    public void Dispose() => _reader.Dispose();

    public override string ToString() => string.Join("; ", _lane.Events);
}
