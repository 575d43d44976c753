using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace Millrace.Runtime.Kafka.Native;

/// <summary>
/// The native client behind a client of Confluent.Kafka, held so that it outlives everything taken from it. Owned by
/// the reader or writer that owns the client; disposed last, which is when the native client is destroyed.
/// </summary>
internal sealed class ClientHandle : IDisposable
{
    private readonly SafeHandle _handle;
    private bool _held;

    public ClientHandle(IClient client)
    {
        _handle = (SafeHandle)NativeHandleOf(client.Handle);
        _handle.DangerousAddRef(ref _held);
        Pointer = _handle.DangerousGetHandle();
    }

    /// <summary><c>rd_kafka_t*</c>.</summary>
    public nint Pointer { get; }

    public void Dispose()
    {
        if (!_held) return;
        _held = false;
        _handle.DangerousRelease();
    }

    // The property is internal, and the only way to the pointer.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_LibrdkafkaHandle")]
    [return: UnsafeAccessorType("Confluent.Kafka.Impl.SafeKafkaHandle, Confluent.Kafka")]
    private static extern object NativeHandleOf(Handle handle);
}
