using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;

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
        bool isKey = false;
        foreach (JobStateDefinition state in candidates)
        {
            if (KeyBytes(key, state) is not { } bytes) continue;
            isKey = true;
            found = Last<TState>(state, bytes, windowStart?.ToUnixTimeMilliseconds()) ?? found;
        }
        return isKey
            ? found
            : throw new ArgumentException(
                $"A {key.GetType()} is no key of state '{candidates[0].Name}', whose keys are laid out as "
                + $"'{candidates[0].KeyCodec}'.", nameof(key));
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

    /// <summary>Null when the state has keys of another type.</summary>
    private static byte[]? KeyBytes(object key, JobStateDefinition state)
    {
        using RecordBuffer bytes = new();
        return state.KeyWriter!(key, bytes) ? bytes.Written.ToArray() : null;
    }

    private ArgumentException Unknown<TState>(string? name) => new(
        $"Job '{job.Name}' has no state "
        + $"{(name == null ? "of type " + typeof(TState).Name : $"named '{name}'")}; it has "
        + string.Join(", ", job.States.Select(static state => $"'{state.Name}' ({state.Value.Type})")) + ".");
}
