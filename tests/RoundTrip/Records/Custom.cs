using System.Text;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Records;

/// <summary>A record whose value a schema of the user's own reads and writes.</summary>
[KafkaSource("words", Schema = typeof(WordSchema)), KafkaSink("words", Schema = typeof(WordSchema))]
public sealed partial record Word([property: MessageKey] string Host, string Text)
{
    [Header("length", Format = KeyFormat.Text)] public int Length => Text.Length;
}

/// <summary>Skips what is empty, and throws at what has no separator.</summary>
public sealed class WordSchema : IDeserializationSchema<Word>, ISerializationSchema<Word>
{
    public bool TryDeserialize(ReadOnlySpan<byte> value, out Word record)
    {
        string text = Encoding.UTF8.GetString(value);
        record = new("", "");
        if (text.Length == 0) return false;
        string[] parts = text.Split(':', 2);
        record = new(parts[0], parts[1]);
        return true;
    }

    public bool TrySerialize(Word record, RecordBuffer value)
    {
        if (record.Text == "!") throw new FormatException("no word");
        value.Write(Encoding.UTF8.GetBytes($"{record.Host}:{record.Text}"));
        return record.Text.Length > 0;
    }
}

/// <summary>What a schema wants from the host.</summary>
public interface IPrefixes
{
    string Prefix { get; }
}

/// <summary>A record whose whole message a schema of the user's own reads and writes.</summary>
[KafkaSource("letters", Schema = typeof(LetterSchema)), KafkaSink("letters", Schema = typeof(LetterSchema))]
public sealed partial record Letter([property: MessageKey] string To, string From, string? Text);

/// <summary>Writes key, value, header and topic; skips letters to nobody; throws at those from nobody.</summary>
public sealed class LetterSchema(IPrefixes prefixes)
    : IKeyedDeserializationSchema<Letter>, IKeyedSerializationSchema<Letter>
{
    public bool TryDeserialize(in RecordView view, out Letter record)
    {
        record = new("", "", null);
        if (!view.HasKey) return false;
        if (!view.Headers.TryGet("from"u8, out RecordHeader from)) throw new FormatException("nobody wrote it");
        string? text = view.HasValue ? Encoding.UTF8.GetString(view.Value) : null;
        record = new(Encoding.UTF8.GetString(view.Key), Encoding.UTF8.GetString(from.Value), text);
        return true;
    }

    public bool TrySerialize(Letter record, MessageWriter message)
    {
        if (record.To.Length == 0) return false;
        message.HasKey = true;
        message.Key.Write(Encoding.UTF8.GetBytes(record.To));
        message.HasValue = record.Text != null;
        message.Value.Write(Encoding.UTF8.GetBytes(record.Text ?? ""));
        message.AddHeader("from", record.From);
        message.Topic = prefixes.Prefix + record.To;
        return true;
    }
}
