using System.Diagnostics.CodeAnalysis;
using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// A schema of the user's own as sources see it: what it throws is an error of the record that names the schema, and a
/// null record is one too.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class CustomDeserializer<T> : IKeyedDeserializationSchema<T>, IDisposable
{
    private readonly IKeyedDeserializationSchema<T>? _keyed;
    private readonly IDeserializationSchema<T>? _ofValue;

    /// <summary>Reads by a schema that sees everything.</summary>
    public CustomDeserializer(IKeyedDeserializationSchema<T> schema) => _keyed = schema;

    /// <summary>Reads by a schema that sees the value alone, and never a null one.</summary>
    public CustomDeserializer(IDeserializationSchema<T> schema) => _ofValue = schema;

    private string Name => ((object?)_keyed ?? _ofValue)!.GetType().Name;

    /// <inheritdoc/>
    public void Open(IReadOnlyList<string> topics)
    {
        if (_keyed != null) _keyed.Open(topics);
        else _ofValue!.Open(topics);
    }

    /// <summary>Disposes the schema, if it wants that.</summary>
    public void Dispose() => (((object?)_keyed ?? _ofValue) as IDisposable)?.Dispose();

    /// <inheritdoc/>
    public bool TryDeserialize(in RecordView view, [MaybeNullWhen(false)] out T record)
    {
        if (_keyed == null && !view.HasValue) throw new RecordFormatException("the value is null (a tombstone)");
        bool isRead;
        try
        {
            isRead = _keyed == null
                ? _ofValue!.TryDeserialize(view.Value, out record)
                : _keyed.TryDeserialize(in view, out record);
        }
        catch (Exception e) when (
            e is not (RecordFormatException or SchemaUnavailableException or OutOfMemoryException))
        {
            throw new RecordFormatException($"{Name} failed: {e.GetType().Name}: {e.Message}", inner: e);
        }
        if (isRead && record is null)
            throw new RecordFormatException($"{Name} says that it has read a record, and gives null");
        return isRead;
    }
}
