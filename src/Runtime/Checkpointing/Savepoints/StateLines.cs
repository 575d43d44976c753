using System.Text;
using System.Text.Json;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.State;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>Writes the entries of one task as lines of JSON. Used by one thread.</summary>
internal sealed class StateLines : ICheckpointReceiver
{
    private readonly int _partition;
    private readonly Dictionary<string, (string KeyCodec, StateShape Shape)> _states;
    private readonly TextWriter _output;

    public StateLines(SavepointTask task, TextWriter output)
    {
        (_partition, _output) = (task.Partition, output);
        _states = task.Checkpoint.States.ToDictionary(
            static state => state.Name, static state => (state.KeyCodec, StateShape.Parse(state.Shape)));
    }

    public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (StateEntry.IsCheckpoint(key)) return;
        StateEntry entry = StateEntry.Read(key, value, hasValue);
        (string codec, StateShape shape) = _states[entry.StateName];
        using MemoryStream line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteNumber("partition", _partition);
            json.WriteString("state", entry.StateName);
            json.WriteString("key", KeyText.Of(entry.Key, codec));
            if (entry.WindowStartMs is { } startMs)
                json.WriteString("window", DateTimeOffset.FromUnixTimeMilliseconds(startMs).UtcDateTime);
            json.WritePropertyName("value");
            StateReader reader = new(entry.Value);
            shape.Write(ref reader, json);
            json.WriteEndObject();
        }
        _output.Write(Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
        _output.Write('\n');
    }
}
