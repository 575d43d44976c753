using global::Avro;
using Millrace.Contracts;

namespace Millrace.SchemaRegistry.AvroFormat;

/// <summary>Parses Avro schemas with all the schemas that they name, those of other subjects first.</summary>
internal static class AvroSchemas
{
    /// <exception cref="RecordFormatException">It cannot be parsed.</exception>
    /// <exception cref="SchemaRegistryException">A schema that it names is not there.</exception>
    public static async Task<global::Avro.Schema> ParseAsync(
        SchemaRegistryClient client, Schema schema, CancellationToken cancel)
    {
        SchemaNames names = new();
        HashSet<SchemaReference> known = [];
        await AddReferencesAsync(client, schema, names, known, cancel).ConfigureAwait(false);
        return Parse(schema.Text, names);
    }

    private static async Task AddReferencesAsync(
        SchemaRegistryClient client, Schema schema, SchemaNames names, HashSet<SchemaReference> known,
        CancellationToken cancel)
    {
        foreach (SchemaReference reference in schema.References)
        {
            if (!known.Add(reference)) continue;
            SchemaVersion named =
                await client.GetVersionAsync(reference.Subject, reference.Version, cancel).ConfigureAwait(false);
            await AddReferencesAsync(client, named.Schema, names, known, cancel).ConfigureAwait(false);
            Parse(named.Schema.Text, names);
        }
    }

    /// <summary>Of a text that is no schema, Apache's parser throws whatever happens to it, or gives nothing.</summary>
    private static global::Avro.Schema Parse(string text, SchemaNames names)
    {
        try
        {
            return global::Avro.Schema.Parse(text, names) ?? throw new AvroException("it is of no known type");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new RecordFormatException(
                $"the registry's Avro schema cannot be read ({AvroText.Reason(e)}): {text}", inner: e);
        }
    }
}
