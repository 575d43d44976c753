using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace Millrace.Runtime.Kafka.Native;

/// <summary>
/// <c>rd_kafka_message_t</c>: a fetched record, the end of a partition, an error, or a delivery report.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeMessage
{
    public ErrorCode Error;
    public nint Topic;
    public int Partition;

    /// <summary>The value; for an error its text. Null for a tombstone.</summary>
    public byte* Value;
    public nuint ValueLength;

    public byte* Key;
    public nuint KeyLength;

    /// <summary>The record's offset, or that of the partition's end.</summary>
    public long Offset;
    public nint Private;
}
