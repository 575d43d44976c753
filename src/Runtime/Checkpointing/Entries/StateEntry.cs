using System.Buffers.Binary;
using System.Text;
using Millrace.Contracts;
using Millrace.State;

namespace Millrace.Runtime.Checkpointing.Entries;

/// <summary>
/// One entry of a checkpoint, borrowed. Key: format byte, kind, state name, window start (windows only), key. Value:
/// format byte, state version, fingerprint of the state's shape, state; a tombstone removes the entry.
/// </summary>
internal readonly ref struct StateEntry
{
    public const byte Format = 2;
    public const byte CheckpointKind = 0;
    public const byte ValueKind = 1;
    public const byte WindowKind = 2;

    /// <summary>The state's name, in UTF-8.</summary>
    public required ReadOnlySpan<byte> Name { get; init; }

    /// <summary>The state's name, for messages.</summary>
    public string StateName => Encoding.UTF8.GetString(Name);

    public long? WindowStartMs { get; init; }

    public ReadOnlySpan<byte> Key { get; init; }

    public bool IsRemoval { get; init; }

    /// <summary>The version of the state type that wrote it.</summary>
    public int StateVersion { get; init; }

    /// <summary>The <see cref="StateFingerprint{TState}"/> of the state type that wrote it.</summary>
    public uint Fingerprint { get; init; }

    public ReadOnlySpan<byte> Value { get; init; }

    /// <summary>True for the key of a checkpoint record.</summary>
    public static bool IsCheckpoint(ReadOnlySpan<byte> key) => key is [Format, CheckpointKind];

    /// <summary>Reads an entry.</summary>
    /// <exception cref="RecordFormatException">The bytes are no such entry, or of another format.</exception>
    public static StateEntry Read(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (key is not [Format, ValueKind or WindowKind, ..])
            throw new RecordFormatException("not an entry of a state, or written by another version of Millrace");
        StateReader reader = new(key[2..]);
        ReadOnlySpan<byte> name = reader.ReadBytes();
        long? windowStartMs = null;
        ReadOnlySpan<byte> rest = reader.Rest;
        if (key[1] == WindowKind)
        {
            if (rest.Length < sizeof(long)) throw new RecordFormatException("torn key of a window's state");
            windowStartMs = BinaryPrimitives.ReadInt64BigEndian(rest);
            rest = rest[sizeof(long)..];
        }
        StateEntry entry = new() { Name = name, WindowStartMs = windowStartMs, Key = rest, IsRemoval = !hasValue };
        return hasValue ? entry.WithValue(value) : entry;
    }

    /// <summary>Reads the state.</summary>
    /// <exception cref="RecordFormatException">Another type than today's has written it, or it is torn.</exception>
    public TState ReadState<TState>() where TState : struct, IStateRecord<TState>
    {
        if (Fingerprint != StateFingerprint<TState>.Value)
            throw new RecordFormatException(
                $"an entry of state '{StateName}' was written by version {StateVersion} of {TState.State.Type} in "
                + $"another shape than today's ({TState.State.Shape})");
        StateReader reader = new(Value);
        return TState.Read(ref reader);
    }

    private StateEntry WithValue(ReadOnlySpan<byte> value)
    {
        StateReader reader = new(value);
        if (reader.ReadByte() != Format)
            throw new RecordFormatException(
                $"an entry of state '{StateName}' was written by another version of Millrace");
        int version = reader.ReadInt32();
        ReadOnlySpan<byte> rest = reader.Rest;
        if (rest.Length < sizeof(uint)) throw new RecordFormatException($"a torn entry of state '{StateName}'");
        return new()
        {
            Name = Name,
            WindowStartMs = WindowStartMs,
            Key = Key,
            StateVersion = version,
            Fingerprint = BinaryPrimitives.ReadUInt32LittleEndian(rest),
            Value = rest[sizeof(uint)..],
        };
    }
}
