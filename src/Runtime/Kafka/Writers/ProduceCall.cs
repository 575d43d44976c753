using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Millrace.Runtime.Kafka.Native;
using Millrace.Runtime.Writing;
using Millrace.Schemas;

namespace Millrace.Runtime.Kafka.Writers;

/// <summary>
/// The arguments of one <c>rd_kafka_produceva</c>, laid out once in native memory and filled for each record; those of
/// its headers follow, as many as it has. Owned by one writer.
/// </summary>
internal sealed unsafe class ProduceCall : IDisposable
{
    private const int ArgumentCount = 6;
    private const int CopyBytes = 2;
    private const int AnyPartition = -1;

    private readonly nint _client;
    private ProduceArgument* _arguments;
    private int _headersMax = 4;

    public ProduceCall(nint client)
    {
        _client = client;
        _arguments = (ProduceArgument*)NativeMemory.AllocZeroed(
            (nuint)(ArgumentCount + _headersMax), (nuint)sizeof(ProduceArgument));
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
        fixed (byte* headers = record.Headers.Written)
        {
            _arguments[0].Handle = topic.Handle;
            _arguments[1].Int32 = record.Partition ?? AnyPartition;
            Set(ref _arguments[2], key, record.Key.Length, record.HasKey);
            Set(ref _arguments[3], value, record.Value.Length, record.HasValue);
            _arguments[4].Int64 = record.TimestampMs;
            // First, because it may move the arguments.
            var count = headers is null ? ArgumentCount : ArgumentCount + SetHeaders(record.Headers);
            return LibRdKafka.Produce(_client, _arguments, (nuint)count);
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(_arguments);
        _arguments = null;
    }

    private void Set(ref ProduceArgument argument, byte* bytes, int length, bool present)
    {
        argument.Bytes = !present ? null : length == 0 ? Empty : bytes;
        argument.Length = present ? (nuint)length : 0;
    }

    /// <summary>Their bytes are pinned.</summary>
    private int SetHeaders(RecordHeaders headers)
    {
        var count = 0;
        foreach (var header in headers)
        {
            if (count == _headersMax) Grow();
            ref var argument = ref _arguments[ArgumentCount + count++];
            argument.Kind = ProduceArgumentKind.Header;
            argument.Bytes = Pinned(header.Name);
            argument.HeaderValue = !header.HasValue ? null : header.Value.IsEmpty ? Empty : Pinned(header.Value);
            argument.HeaderLength = (nuint)header.Value.Length;
        }
        return count;
    }

    private static byte* Pinned(ReadOnlySpan<byte> bytes) =>
        (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));

    private void Grow()
    {
        _headersMax *= 2;
        var bytes = (nuint)(ArgumentCount + _headersMax) * (nuint)sizeof(ProduceArgument);
        _arguments = (ProduceArgument*)NativeMemory.Realloc(_arguments, bytes);
    }

    /// <summary>
    /// Stands for the bytes of an empty key or value, which are not looked at: a null pointer would make it null.
    /// </summary>
    private byte* Empty => (byte*)_arguments;
}
