using System.Globalization;
using Millrace.Contracts;
using Millrace.Keys;
using Millrace.Runtime.Checkpointing;

namespace Millrace.Testing.Jobs;

/// <summary>Finds the committed state of a key in a job's checkpoints: what a restart would find.</summary>
/// <param name="entries">Gives what the checkpoints of all tasks consist of, oldest first.</param>
/// <param name="job">The job.</param>
internal sealed class StateLookup(Func<IEnumerable<CommittedEntry>> entries, JobDefinition job)
{
    /// <summary>The value; null where there is none.</summary>
    /// <param name="key">The key, of the type that the record's message key has.</param>
    /// <param name="windowStart">The window's start; null for state without window.</param>
    /// <param name="name">The state's name; null where its type tells it.</param>
    public TState? Find<TState>(object key, DateTimeOffset? windowStart, string? name)
        where TState : struct, IStateRecord<TState>
    {
        JobStateDefinition[] candidates = [.. job.States.Where(state => name == null
            ? state.Value.Type == TState.State.Type
            : state.Name == name)];
        if (candidates.Length == 0) throw Unknown<TState>(name);
        TState? found = null;
        foreach (JobStateDefinition state in candidates)
            found = Last<TState>(state, KeyBytes(key, state.KeyCodec), windowStart?.ToUnixTimeMilliseconds()) ?? found;
        return found;
    }

    private TState? Last<TState>(JobStateDefinition state, byte[] key, long? windowStartMs)
        where TState : struct, IStateRecord<TState>
    {
        TState? last = null;
        foreach (CommittedEntry record in entries())
        {
            if (StateEntry.IsCheckpoint(record.Key)) continue;
            StateEntry entry = StateEntry.Read(record.Key, record.Value, record.Value != null);
            if (entry.StateName != state.Name || entry.WindowStartMs != windowStartMs || !entry.Key.SequenceEqual(key))
                continue;
            last = entry.IsRemoval ? null : entry.ReadState<TState>();
        }
        return last;
    }

    private static byte[] KeyBytes(object key, string codec)
    {
        using RecordBuffer bytes = new();
        switch (key)
        {
            case string text: StringKey.Write(text, bytes); break;
            case Guid id: GuidKey.Write(id, bytes); break;
            case IFormattable number when codec.EndsWith("-text", StringComparison.Ordinal):
                StringKey.Write(number.ToString(null, CultureInfo.InvariantCulture), bytes);
                break;
            case long number: BigEndianKey<long>.Write(number, bytes); break;
            case int number: BigEndianKey<int>.Write(number, bytes); break;
            case short number: BigEndianKey<short>.Write(number, bytes); break;
            case ulong number: BigEndianKey<ulong>.Write(number, bytes); break;
            case uint number: BigEndianKey<uint>.Write(number, bytes); break;
            case ushort number: BigEndianKey<ushort>.Write(number, bytes); break;
            case byte number: BigEndianKey<byte>.Write(number, bytes); break;
            case sbyte number: BigEndianKey<sbyte>.Write(number, bytes); break;
            default: throw new ArgumentException($"A {key.GetType()} is no key that a job can have.", nameof(key));
        }
        return bytes.Written.ToArray();
    }

    private ArgumentException Unknown<TState>(string? name) => new(
        $"Job '{job.Name}' has no state "
        + $"{(name == null ? "of type " + typeof(TState).Name : $"named '{name}'")}; it has "
        + string.Join(", ", job.States.Select(static state => $"'{state.Name}' ({state.Value.Type})")) + ".");
}
