using Millrace.Contracts;

namespace Millrace.SchemaRegistry.Wire;

/// <summary>
/// Reads messages of any schema that fits the record: the schema of an id is asked for when the id first comes, and
/// what reads it is kept. Records of the same schema follow each other, so the last one is looked at first. Owned by
/// one lane; it waits for the registry on the lane's thread, which has nothing else to do without it.
/// </summary>
internal sealed class RegistryReader<T>(PayloadFormat<T> format, SchemaRegistryClient client)
{
    private readonly Dictionary<int, IPayloadReader<T>> _readers = [];
    private (int Id, IPayloadReader<T>? Reader) _last;

    /// <summary>Asks for the latest schemas of subjects, so that the first record need not wait.</summary>
    public void Prepare(IEnumerable<string> subjects)
    {
        foreach (string subject in subjects)
            Waiting.For(client.FindLatestAsync(subject));
    }

    /// <exception cref="RecordFormatException">The message is not such a record.</exception>
    /// <exception cref="SchemaUnavailableException">
    /// The registry does not answer, or refuses to: neither is the record's fault.
    /// </exception>
    public T Read(ReadOnlySpan<byte> message)
    {
        int id = WireFormat.ReadId(message);
        IPayloadReader<T> reader = _last.Id == id && _last.Reader is { } last ? last : ReaderOf(id);
        return reader.Read(message[WireFormat.HeaderLength..]);
    }

    private IPayloadReader<T> ReaderOf(int id)
    {
        if (!_readers.TryGetValue(id, out IPayloadReader<T>? reader))
            _readers[id] = reader = Waiting.For(CreateAsync(id));
        _last = (id, reader);
        return reader;
    }

    private async Task<IPayloadReader<T>> CreateAsync(int id)
    {
        try
        {
            Schema writer = await client.FindAsync(id).ConfigureAwait(false) ?? throw new RecordFormatException(
                $"the schema registry at {client.Place} does not know this id; was it written with another registry, "
                + "or without one?");
            return writer.Type == format.Type
                ? await format.CreateReaderAsync(client, writer, CancellationToken.None).ConfigureAwait(false)
                : throw new RecordFormatException(
                    $"that is {writer.Type}, and {format.RecordName} is read from {format.Type}");
        }
        catch (RecordFormatException e)
        {
            throw new RecordFormatException($"it was written with schema id {id}: {e.Reason}", inner: e);
        }
        catch (SchemaRegistryException e)
        {
            throw new SchemaUnavailableException(e.Message, e);
        }
    }
}
