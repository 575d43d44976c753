using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Millrace.Runtime.Kafka.Native;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Kafka;

/// <summary>
/// The arguments of one <c>rd_kafka_produceva</c>, laid out once in native memory and filled for each record. Owned by
/// one writer.
/// </summary>
internal sealed unsafe class ProduceCall : IDisposable
{
    private const int ArgumentCount = 6;
    private const int CopyBytes = 2;
    private const int AnyPartition = -1;

    private readonly nint _client;
    private ProduceArgument* _arguments;

    public ProduceCall(nint client)
    {
        _client = client;
        // One more, whose address stands for the bytes of an empty key or value: a null pointer would make it null.
        _arguments = (ProduceArgument*)NativeMemory.AllocZeroed(ArgumentCount + 1, (nuint)sizeof(ProduceArgument));
        _arguments[0].Kind = ProduceArgumentKind.Topic;
        _arguments[1].Kind = ProduceArgumentKind.Partition;
        _arguments[2].Kind = ProduceArgumentKind.Key;
        _arguments[3].Kind = ProduceArgumentKind.Value;
        _arguments[4].Kind = ProduceArgumentKind.Timestamp;
        _arguments[5].Kind = ProduceArgumentKind.Flags;
        _arguments[5].Int32 = CopyBytes;
    }

    /// <summary>Hands the record over; zero, or a <c>rd_kafka_error_t*</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Invoke(SinkTopic topic, in OutgoingRecord record)
    {
        fixed (byte* key = record.Key)
        fixed (byte* value = record.Value)
        {
            _arguments[0].Handle = topic.Handle;
            _arguments[1].Int32 = record.Partition ?? AnyPartition;
            Set(ref _arguments[2], key, record.Key.Length, record.HasKey);
            Set(ref _arguments[3], value, record.Value.Length, record.HasValue);
            _arguments[4].Int64 = record.TimestampMs;
            return LibRdKafka.Produce(_client, _arguments, ArgumentCount);
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(_arguments);
        _arguments = null;
    }

    private void Set(ref ProduceArgument argument, byte* bytes, int length, bool present)
    {
        argument.Bytes = !present ? null : length == 0 ? (byte*)&_arguments[ArgumentCount] : bytes;
        argument.Length = present ? (nuint)length : 0;
    }
}
