using System.Buffers.Binary;
using System.Text;
using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// A message that a schema writes: an empty value without key and headers to begin with. Reused for one message after
/// another; owned by one lane and used by its thread only.
/// </summary>
public sealed class MessageWriter : IDisposable
{
    private readonly RecordBuffer _headers = new(capacity: 64);

    /// <summary>Creates an empty message.</summary>
    public MessageWriter() : this(new(capacity: 1024), new(capacity: 16 * 1024))
    {
    }

    /// <summary>Creates a message whose key and value are appended to buffers of yours, which it owns then.</summary>
    public MessageWriter(RecordBuffer key, RecordBuffer value) => (Key, Value) = (key, value);

    /// <summary>The message key; it counts once <see cref="HasKey"/> is set.</summary>
    public RecordBuffer Key { get; }

    /// <summary>The message value; it counts unless <see cref="HasValue"/> is set to false.</summary>
    public RecordBuffer Value { get; }

    /// <summary>False for a null key. Default: false.</summary>
    public bool HasKey { get; set; }

    /// <summary>False for a null value, a tombstone. Default: true.</summary>
    public bool HasValue { get; set; } = true;

    /// <summary>Where the message goes; null, the default, for the topic of the sink.</summary>
    public string? Topic { get; set; }

    /// <summary>The headers that were added.</summary>
    public RecordHeaders Headers => new(_headers.Written);

    /// <summary>Adds a header.</summary>
    /// <param name="name">Its name in UTF-8, without zero bytes.</param>
    /// <param name="value">Its value.</param>
    public void AddHeader(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        AddName(name);
        Append(value.Length);
        _headers.Write(value);
    }

    /// <summary>Adds a header with a string in UTF-8.</summary>
    public void AddHeader(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        AddHeader(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Adds a header whose value is null.</summary>
    public void AddNullHeader(ReadOnlySpan<byte> name)
    {
        AddName(name);
        Append(RecordHeaders.NullLength);
    }

    /// <summary>Makes the message empty again.</summary>
    public void Clear()
    {
        Key.Truncate(0);
        Value.Truncate(0);
        _headers.Truncate(0);
        (HasKey, HasValue, Topic) = (false, true, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Key.Dispose();
        Value.Dispose();
        _headers.Dispose();
    }

    /// <summary>Keeps the message, until <see cref="Forget"/>, and begins an empty one behind it.</summary>
    internal MessagePlace Keep()
    {
        MessagePlace place = new(Key.Seal(), Value.Seal(), _headers.Seal(), HasKey, HasValue);
        Clear();
        return place;
    }

    /// <summary>Drops the messages that were kept.</summary>
    internal void Forget()
    {
        Key.Unseal();
        Value.Unseal();
        _headers.Unseal();
        Clear();
    }

    /// <summary>The headers of a message that was kept.</summary>
    internal RecordHeaders HeadersAt(MessagePlace place) => new(_headers.Sealed(place.Headers));

    private void AddName(ReadOnlySpan<byte> name)
    {
        if (name.Contains((byte)0)) throw new ArgumentException("The name of a header has a zero byte.", nameof(name));
        Append(name.Length);
        _headers.Write(name);
        // Clients take the name as a C string.
        _headers.Write([0]);
    }

    private void Append(int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_headers.GetSpan(sizeof(int)), length);
        _headers.Advance(sizeof(int));
    }
}

/// <summary>Where a message that was kept lies in the buffers of its writer.</summary>
internal readonly record struct MessagePlace(Range Key, Range Value, Range Headers, bool HasKey, bool HasValue);
