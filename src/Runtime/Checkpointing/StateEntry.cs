using System.Buffers.Binary;
using System.Text;
using Millrace.Contracts;
using Millrace.State;

namespace Millrace.Runtime.Checkpointing;

/// <summary>
/// One entry of the state topic, borrowed. Key: format byte, kind, state name, window start (windows only), key. Value:
/// format byte, state version, state; a tombstone removes the entry.
/// </summary>
internal readonly ref struct StateEntry
{
    public const byte Format = 1;
    public const byte CheckpointKind = 0;
    public const byte ValueKind = 1;
    public const byte WindowKind = 2;

    public required string StateName { get; init; }

    public long? WindowStartMs { get; init; }

    public ReadOnlySpan<byte> Key { get; init; }

    public bool IsRemoval { get; init; }

    /// <summary>The version of the state type that wrote it.</summary>
    public int StateVersion { get; init; }

    public ReadOnlySpan<byte> Value { get; init; }

    /// <summary>True for the key of a checkpoint record.</summary>
    public static bool IsCheckpoint(ReadOnlySpan<byte> key) => key is [Format, CheckpointKind];

    /// <summary>Reads an entry of the state topic.</summary>
    /// <exception cref="RecordFormatException">The bytes are no such entry, or of a newer format.</exception>
    public static StateEntry Read(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (key is not [Format, ValueKind or WindowKind, ..])
            throw new RecordFormatException("not an entry of a state topic, or written by a newer version of Millrace");
        StateReader reader = new(key[2..]);
        string name = Encoding.UTF8.GetString(reader.ReadBytes());
        long? windowStartMs = null;
        ReadOnlySpan<byte> rest = reader.Rest;
        if (key[1] == WindowKind)
        {
            if (rest.Length < sizeof(long)) throw new RecordFormatException("torn key of a window's state");
            windowStartMs = BinaryPrimitives.ReadInt64BigEndian(rest);
            rest = rest[sizeof(long)..];
        }
        StateEntry entry = new() { StateName = name, WindowStartMs = windowStartMs, Key = rest, IsRemoval = !hasValue };
        return hasValue ? entry.WithValue(value) : entry;
    }

    private StateEntry WithValue(ReadOnlySpan<byte> value)
    {
        StateReader reader = new(value);
        if (reader.ReadByte() != Format)
            throw new RecordFormatException(
                $"an entry of state '{StateName}' was written by a newer version of Millrace");
        int version = reader.ReadInt32();
        return new()
        {
            StateName = StateName,
            WindowStartMs = WindowStartMs,
            Key = Key,
            StateVersion = version,
            Value = reader.Rest,
        };
    }
}
