using Millrace.Schemas;

namespace Millrace.Testing.Brokers;

/// <summary>A header of a record, kept.</summary>
/// <param name="Name">Its name in UTF-8.</param>
/// <param name="Value">Its value; null for a null one.</param>
internal sealed record LogHeader(byte[] Name, byte[]? Value)
{
    /// <summary>The header with its name as text.</summary>
    public KeyValuePair<string, byte[]?> ToPair() => new(System.Text.Encoding.UTF8.GetString(Name), Value);

    /// <summary>Copies what is borrowed.</summary>
    public static IReadOnlyList<LogHeader> From(RecordHeaders headers)
    {
        List<LogHeader> kept = [];
        foreach (RecordHeader header in headers)
            kept.Add(new(header.Name.ToArray(), header.HasValue ? header.Value.ToArray() : null));
        return kept;
    }
}
