using Millrace.Contracts;

namespace Millrace.SchemaRegistry.Wire;

/// <summary>
/// Writes messages under the id that the record's schema has in the subject of a topic. Ids are found before the first
/// record where topics are known, and kept; most schemas write to one topic, so the last one is looked at first. Owned
/// by one lane; it waits for the registry on the lane's thread.
/// </summary>
internal sealed class RegistryWriter<T>(PayloadFormat<T> format, SchemaRegistryClient client, SchemaOptions options)
{
    private readonly Dictionary<string, int> _ids = [];
    private (string? Topic, int Id) _last;

    /// <summary>Finds the id of a topic; registers the schema where the options say so.</summary>
    /// <exception cref="SchemaRegistryException">The schema is not there, or is refused.</exception>
    /// <exception cref="SchemaUnavailableException">The registry does not answer.</exception>
    public int Prepare(string topic)
    {
        if (!_ids.TryGetValue(topic, out int id)) _ids[topic] = id = Waiting.For(FindIdAsync(topic));
        _last = (topic, id);
        return id;
    }

    /// <summary>Appends a whole message.</summary>
    /// <exception cref="RecordFormatException">The record cannot be written.</exception>
    public void Write(T record, string topic, RecordBuffer output)
    {
        WireFormat.WriteHeader(output, topic == _last.Topic ? _last.Id : Prepare(topic));
        format.Write(record, output);
    }

    private async Task<int> FindIdAsync(string topic)
    {
        string subject = Subjects.Name(options, topic, format.RecordName);
        if (options.UseLatestVersion) return await LatestAsync(subject).ConfigureAwait(false);
        Schema own = await format.DescribeAsync(client, options, CancellationToken.None).ConfigureAwait(false);
        if (options.AutoRegister)
            return await client.RegisterAsync(subject, own, options.Normalize).ConfigureAwait(false);
        SchemaVersion? version = await client.LookUpAsync(subject, own, options.Normalize).ConfigureAwait(false);
        return version?.Id ?? throw new SchemaRegistryException(
            $"Subject '{subject}' does not have the schema that {format.RecordName} is written with, and AutoRegister "
            + "is off. Register it before the job starts, or set Millrace:SchemaRegistry:AutoRegister.");
    }

    private async Task<int> LatestAsync(string subject)
    {
        SchemaVersion latest = await client.FindLatestAsync(subject).ConfigureAwait(false)
            ?? throw new SchemaRegistryException(
                $"Subject '{subject}' does not exist, so it has no latest version that {format.RecordName} could be "
                + "written with. Register a schema before the job starts, or set UseLatestVersion to false.");
        string? reason = latest.Schema.Type == format.Type
            ? await format.WhyNotUnderAsync(client, latest.Schema, CancellationToken.None).ConfigureAwait(false)
            : $"it is {latest.Schema.Type}, not {format.Type}";
        return reason == null ? latest.Id : throw new SchemaRegistryException(
            $"{format.RecordName} cannot be written with version {latest.Version} (id {latest.Id}) of subject "
            + $"'{subject}', which UseLatestVersion asks for: {reason}. Generate the type from that version.");
    }
}
