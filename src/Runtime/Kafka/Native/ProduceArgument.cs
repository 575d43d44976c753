using System.Runtime.InteropServices;

namespace Millrace.Runtime.Kafka.Native;

/// <summary><c>rd_kafka_vtype_t</c>: what an argument of <c>rd_kafka_produceva</c> is.</summary>
internal enum ProduceArgumentKind
{
    Topic = 2,
    Partition = 3,
    Value = 4,
    Key = 5,
    Flags = 7,
    Timestamp = 8,
    Header = 9,
}

/// <summary><c>rd_kafka_vu_t</c>: a tagged union that the library pads to 64 bytes behind its tag.</summary>
[StructLayout(LayoutKind.Explicit, Size = 72)]
internal unsafe struct ProduceArgument
{
    [FieldOffset(0)] public ProduceArgumentKind Kind;
    [FieldOffset(8)] public nint Handle;
    [FieldOffset(8)] public int Int32;
    [FieldOffset(8)] public long Int64;
    [FieldOffset(8)] public byte* Bytes;
    [FieldOffset(16)] public nuint Length;

    /// <summary>Of a header, whose name is in <see cref="Bytes"/>: its value, null for a null one.</summary>
    [FieldOffset(16)] public byte* HeaderValue;
    [FieldOffset(24)] public nuint HeaderLength;
}
