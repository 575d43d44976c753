using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Millrace.Faults.Proxy;

/// <summary>
/// One connection of a client to a broker: frames are read whole, judged, and written. A client that closes while a
/// frame of it is held does not end the way to the broker: the frame still gets there when it is let go.
/// </summary>
internal sealed class ProxyConnection(
    Socket client, Socket broker, int node, IReadOnlyDictionary<int, int> ports, Func<KafkaFrame, Task<Fate>> judge)
    : IDisposable
{
    private readonly NetworkStream _client = new(client), _broker = new(broker);
    private readonly ConcurrentDictionary<int, ApiKey> _asked = [];

    /// <summary>Runs until the broker has closed, or the client has and all it sent is delivered.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        Task down = DownAsync(stop);
        try
        {
            await foreach (KafkaFrame request in RequestsAsync(stop)) await ForwardAsync(request, _broker, stop);
            // Not more than that: to close here could take back what the broker has not read yet.
            broker.Shutdown(SocketShutdown.Send);
        }
        catch (Exception end) when (IsEnd(end))
        {
            broker.Dispose();
        }
        await down;
    }

    public void Dispose()
    {
        _client.Dispose();
        _broker.Dispose();
    }

    private async Task DownAsync(CancellationToken stop)
    {
        try
        {
            await foreach (KafkaFrame response in ResponsesAsync(stop)) await AnswerAsync(response, stop);
        }
        catch (Exception end) when (IsEnd(end))
        {
            // As when the broker closes.
        }
        client.Dispose();
    }

    /// <summary>A client that is gone takes no answer; the broker's are read on, so that nothing is held up.</summary>
    private async Task AnswerAsync(KafkaFrame response, CancellationToken stop)
    {
        try
        {
            await ForwardAsync(response, _client, stop);
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
        }
    }

    private async Task ForwardAsync(KafkaFrame frame, NetworkStream target, CancellationToken stop)
    {
        Fate fate = await judge(frame);
        if (fate == Fate.Corrupt) frame.Bytes[^1] ^= 0xff;
        if (fate != Fate.Cut)
        {
            await WriteAsync(target, frame.Bytes, stop);
            return;
        }
        client.Dispose();
        broker.Dispose();
    }

    private static bool IsEnd(Exception end) =>
        end is IOException or SocketException or ObjectDisposedException or OperationCanceledException;

    private async IAsyncEnumerable<KafkaFrame> RequestsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        while (await ReadAsync(_client, stop) is { } bytes)
        {
            ApiKey key = (ApiKey)BinaryPrimitives.ReadInt16BigEndian(bytes);
            _asked[BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4))] = key;
            yield return new(node, key, IsRequest: true, bytes);
        }
    }

    private async IAsyncEnumerable<KafkaFrame> ResponsesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        while (await ReadAsync(_broker, stop) is { } bytes)
        {
            if (!_asked.TryRemove(BinaryPrimitives.ReadInt32BigEndian(bytes), out ApiKey key)) continue;
            ReplacePorts(bytes);
            yield return new(node, key, IsRequest: false, bytes);
        }
    }

    /// <summary>In every version of every response a broker's port follows its host, in four bytes.</summary>
    private void ReplacePorts(Span<byte> bytes)
    {
        ReadOnlySpan<byte> host = "127.0.0.1"u8;
        while (bytes.IndexOf(host) is >= 0 and var found)
        {
            bytes = bytes[(found + host.Length)..];
            if (bytes.Length >= sizeof(int)
                && ports.TryGetValue(BinaryPrimitives.ReadInt32BigEndian(bytes), out int own))
                BinaryPrimitives.WriteInt32BigEndian(bytes, own);
        }
    }

    private static async Task<byte[]?> ReadAsync(NetworkStream source, CancellationToken stop)
    {
        byte[] length = new byte[sizeof(int)];
        if (await source.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false, stop) < length.Length)
            return null;
        byte[] bytes = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        await source.ReadExactlyAsync(bytes, stop);
        return bytes;
    }

    private static async Task WriteAsync(NetworkStream target, byte[] bytes, CancellationToken stop)
    {
        byte[] whole = new byte[sizeof(int) + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(whole, bytes.Length);
        bytes.CopyTo(whole, sizeof(int));
        await target.WriteAsync(whole, stop);
    }
}
