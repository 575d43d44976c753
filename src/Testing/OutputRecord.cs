namespace Millrace.Testing;

/// <summary>A record that the job has written and committed, as bytes and as text.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partition">The partition.</param>
/// <param name="KeyBytes">The message key; null where the record has none.</param>
/// <param name="ValueBytes">The message value; null in a tombstone.</param>
/// <param name="Timestamp">Kafka's timestamp of the record: its event time.</param>
public sealed record OutputRecord(
    string Topic, int Partition, byte[]? KeyBytes, byte[]? ValueBytes, DateTimeOffset Timestamp)
{
    /// <summary>The headers, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]?>> Headers { get; init; } = [];

    /// <summary>The key as UTF-8 text; null where the record has none.</summary>
    public string? Key => KeyBytes == null ? null : System.Text.Encoding.UTF8.GetString(KeyBytes);

    /// <summary>The value as UTF-8 text, JSON for most records; null in a tombstone.</summary>
    public string? Value => ValueBytes == null ? null : System.Text.Encoding.UTF8.GetString(ValueBytes);
}
