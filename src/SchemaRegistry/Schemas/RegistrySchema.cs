using System.Diagnostics.CodeAnalysis;
using Millrace.Contracts;
using Millrace.SchemaRegistry.Wire;
using Millrace.Schemas;

namespace Millrace.SchemaRegistry;

/// <summary>
/// Records in Confluent's wire format: a zero, the id of their schema in the registry, and the payload. The registry is
/// asked before the first record for what can be known by then, later once for each id that is new, and never for each
/// record. One instance serves one lane, or whoever uses it alone, and is called by one thread at a time.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public abstract class RegistrySchema<T> : IDeserializationSchema<T>, ISerializationSchema<T>
{
    private readonly PayloadFormat<T> _format;
    private readonly SchemaOptions _options;
    private readonly RegistryReader<T> _reader;
    private readonly RegistryWriter<T> _writer;
    private string? _sinkTopic;

    private protected RegistrySchema(PayloadFormat<T> format, SchemaRegistryClient client, SchemaOptions? options)
    {
        ArgumentNullException.ThrowIfNull(client);
        _format = format;
        _options = options ?? client.Options.Schemas;
        List<string> problems = [.. OptionsCheck.OfSchemas(_options)];
        if (problems.Count > 0) throw new MillraceConfigurationException(problems);
        _reader = new(format, client);
        _writer = new(format, client, _options);
    }

    /// <summary>
    /// Asks for the latest schemas of the topics' subjects, so that the first record need not wait; a subject that does
    /// not exist yet is no error.
    /// </summary>
    /// <param name="topics">The topics that are read.</param>
    /// <exception cref="SchemaUnavailableException">The registry does not answer.</exception>
    /// <exception cref="SchemaRegistryException">The registry refuses to answer.</exception>
    public void Open(IReadOnlyList<string> topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        _reader.Prepare(topics.Select(topic => Subjects.Name(_options, topic, _format.RecordName)).Distinct());
    }

    /// <summary>Finds the id that records of a topic are written under, as the options say.</summary>
    /// <param name="topic">The topic that is written.</param>
    /// <exception cref="SchemaUnavailableException">The registry does not answer.</exception>
    /// <exception cref="SchemaRegistryException">
    /// The schema is not there, or is refused: the message has the registry's reasons.
    /// </exception>
    public void Open(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        _writer.Prepare(topic);
        _sinkTopic = topic;
    }

    /// <summary>Reads a record from a message that is valid during the call only.</summary>
    /// <exception cref="RecordFormatException">The message is not such a record; says why.</exception>
    /// <exception cref="SchemaUnavailableException">
    /// The message has a schema that is new, and the registry does not tell it.
    /// </exception>
    public T Read(ReadOnlySpan<byte> message) => _reader.Read(message);

    /// <summary>Appends a record as a message of a topic.</summary>
    /// <param name="record">The record.</param>
    /// <param name="topic">The topic; one that is new is opened first.</param>
    /// <param name="message">What is appended to.</param>
    /// <exception cref="RecordFormatException">The record cannot be written.</exception>
    /// <exception cref="SchemaUnavailableException">The topic is new, and the registry does not answer.</exception>
    /// <exception cref="SchemaRegistryException">The topic is new, and the schema not there or refused.</exception>
    public void Write(T record, string topic, RecordBuffer message)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(message);
        if (record is null) throw new RecordFormatException($"{_format.RecordName} is null");
        _writer.Write(record, topic, message);
    }

    /// <inheritdoc/>
    public bool TryDeserialize(ReadOnlySpan<byte> value, [MaybeNullWhen(false)] out T record)
    {
        record = Read(value);
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No topic has been opened.</exception>
    public bool TrySerialize(T record, RecordBuffer value)
    {
        if (_sinkTopic == null)
            throw new InvalidOperationException("Call Open with the topic first, or Write, which is told the topic.");
        Write(record, _sinkTopic, value);
        return true;
    }
}
