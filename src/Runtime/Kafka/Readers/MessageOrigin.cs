using System.Runtime.InteropServices;
using Millrace.Contracts;
using Millrace.Keys;
using Millrace.Runtime.Kafka.Native;
using Millrace.Schemas;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>
/// What the client knows of the record that is being handed over. Owned by one reader, which sets <see cref="Current"/>
/// before each record; everything else is looked up when a schema asks.
/// </summary>
internal sealed unsafe class MessageOrigin(TopicNames topics) : RecordOrigin(new KeyStrings())
{
    private const int CreateTime = 1, LogAppendTime = 2;

    /// <summary>The record; valid until its batch is released.</summary>
    public NativeMessage* Current { get; set; }

    public override string Topic => topics.NameOf(Current->Topic);

    public override int Partition => Current->Partition;

    public override long Offset => Current->Offset;

    public override TimestampKind TimestampKind
    {
        get
        {
            int type;
            _ = LibRdKafka.MessageTimestamp(Current, &type);
            return type switch
            {
                CreateTime => TimestampKind.CreateTime,
                LogAppendTime => TimestampKind.LogAppendTime,
                _ => TimestampKind.None,
            };
        }
    }

    public override int? LeaderEpoch
    {
        get
        {
            var epoch = LibRdKafka.MessageLeaderEpoch(Current);
            return epoch < 0 ? null : epoch;
        }
    }

    public override bool TryGetHeader(int index, out RecordHeader header)
    {
        header = default;
        nint headers;
        // The client parses them at the first question and keeps them with the message.
        if (LibRdKafka.MessageHeaders(Current, &headers) != 0) return false;
        byte* name;
        byte* value;
        nuint length;
        if (LibRdKafka.HeaderAt(headers, (nuint)index, &name, &value, &length) != 0) return false;
        header = new()
        {
            Name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name),
            Value = new(value, (int)length),
            HasValue = value is not null,
        };
        return true;
    }
}
