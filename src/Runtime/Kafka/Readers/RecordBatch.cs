using System.Runtime.InteropServices;
using Millrace.Runtime.Kafka.Native;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>
/// The records of one fetch, borrowed from the client. Owned by one reader; between <see cref="Fetch"/> and
/// <see cref="Release"/> it holds native records, outside of that none. Its array is reused: fetching allocates
/// nothing.
/// </summary>
internal sealed unsafe class RecordBatch : IDisposable
{
    private readonly nint _queue;
    private readonly int _capacity;
    private NativeMessage** _messages;

    /// <param name="queue">A queue of the client; the batch lets it go when it is disposed.</param>
    /// <param name="capacity">How many records it can hold.</param>
    public RecordBatch(nint queue, int capacity)
    {
        _queue = queue;
        _capacity = capacity;
        _messages = (NativeMessage**)NativeMemory.Alloc((nuint)capacity, (nuint)sizeof(nint));
    }

    public int Count { get; private set; }

    public NativeMessage* this[int index] => _messages[index];

    /// <summary>
    /// Takes what is there; when nothing is, waits for it. Call-backs of the client (rebalances, errors) run in here.
    /// </summary>
    public void Fetch(int timeoutMs)
    {
        // With a time-out the client waits until the batch is full; so only a batch of one record may wait.
        Take(timeoutMs: 0, _capacity);
        if (Count > 0 || timeoutMs == 0) return;
        Take(timeoutMs, 1);
        if (Count > 0) Take(timeoutMs: 0, _capacity - 1);
    }

    /// <summary>Gives the records back; their bytes are gone.</summary>
    public void Release()
    {
        for (var i = 0; i < Count; i++) LibRdKafka.MessageDestroy(_messages[i]);
        Count = 0;
    }

    public void Dispose()
    {
        if (_messages is null) return;
        Release();
        LibRdKafka.QueueDestroy(_queue);
        NativeMemory.Free(_messages);
        _messages = null;
    }

    private void Take(int timeoutMs, int most)
    {
        // -1 is the client's "no consumer queue"; errors of the group come as messages.
        var taken = LibRdKafka.ConsumeBatch(_queue, timeoutMs, _messages + Count, (nuint)most);
        Count += Math.Max(0, (int)taken);
    }
}
