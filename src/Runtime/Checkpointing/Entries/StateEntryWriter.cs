using System.Buffers.Binary;
using System.Text;
using Millrace.Contracts;
using Millrace.State;

namespace Millrace.Runtime.Checkpointing.Entries;

/// <summary>Lays out entries and checkpoint records, whatever store they go to. Owned by a lane.</summary>
internal sealed class StateEntryWriter(IStateEntryOutput output) : IDisposable
{
    private readonly RecordBuffer _bytes = new();

    /// <summary>How many entries were written or removed.</summary>
    public long Entries { get; private set; }

    /// <summary>Writes the value of a key.</summary>
    public void Put<TKey, TCodec, TState>(string name, long? windowStartMs, TKey key, in TState state)
        where TCodec : IKeyCodec<TKey>
        where TState : struct, IStateRecord<TState>
    {
        int valueFrom = WriteKey<TKey, TCodec>(name, windowStartMs, key);
        StateWriter value = new(_bytes);
        value.WriteByte(StateEntry.Format);
        value.WriteInt64(TState.State.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(sizeof(uint)), StateFingerprint<TState>.Value);
        _bytes.Advance(sizeof(uint));
        TState.Write(state, ref value);
        SendEntry(valueFrom, hasValue: true);
    }

    /// <summary>Removes a key.</summary>
    public void Remove<TKey, TCodec>(string name, long? windowStartMs, TKey key) where TCodec : IKeyCodec<TKey> =>
        SendEntry(WriteKey<TKey, TCodec>(name, windowStartMs, key), hasValue: false);

    /// <summary>Writes the checkpoint record, which makes everything written before it count.</summary>
    public void PutCheckpoint(CheckpointRecord checkpoint)
    {
        _bytes.Truncate(0);
        _bytes.Write([StateEntry.Format, StateEntry.CheckpointKind]);
        int valueFrom = _bytes.Length;
        checkpoint.Write(new StateWriter(_bytes));
        Send(valueFrom, hasValue: true);
    }

    public void Dispose() => _bytes.Dispose();

    private int WriteKey<TKey, TCodec>(string name, long? windowStartMs, TKey key) where TCodec : IKeyCodec<TKey>
    {
        _bytes.Truncate(0);
        _bytes.Write([StateEntry.Format, windowStartMs == null ? StateEntry.ValueKind : StateEntry.WindowKind]);
        WriteName(name);
        if (windowStartMs is { } startMs)
        {
            BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), startMs);
            _bytes.Advance(sizeof(long));
        }
        TCodec.Write(key, _bytes);
        return _bytes.Length;
    }

    private void WriteName(string name)
    {
        int length = Encoding.UTF8.GetByteCount(name);
        new StateWriter(_bytes).WriteUInt64((ulong)length);
        _bytes.Advance(Encoding.UTF8.GetBytes(name, _bytes.GetSpan(length)));
    }

    private void SendEntry(int valueFrom, bool hasValue)
    {
        Entries++;
        Send(valueFrom, hasValue);
    }

    private void Send(int valueFrom, bool hasValue) =>
        output.OnEntry(_bytes.Written[..valueFrom], _bytes.Written[valueFrom..], hasValue);
}

/// <summary>Takes entries and checkpoint records as bytes.</summary>
internal interface IStateEntryOutput
{
    /// <summary>One of them, borrowed; without value it removes what the key had.</summary>
    void OnEntry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue);
}
