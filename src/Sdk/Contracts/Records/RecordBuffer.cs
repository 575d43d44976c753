using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Millrace.Contracts;

/// <summary>
/// A growing byte buffer that encoders append to; it is reused, so that encoding allocates nothing once it has reached
/// its working size. Owned by one lane and used by its thread only.
/// </summary>
public sealed class RecordBuffer : IBufferWriter<byte>, IDisposable
{
    private static readonly JsonWriterOptions _jsonOptions = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Utf8JsonWriter _json;
    private byte[] _bytes;
    private int _start, _end;

    /// <summary>Creates an empty buffer.</summary>
    /// <param name="capacity">Its first size in bytes.</param>
    public RecordBuffer(int capacity = 4096)
    {
        _bytes = new byte[capacity];
        _json = new(this, _jsonOptions);
    }

    /// <summary>How many bytes are written.</summary>
    public int Length => _end - _start;

    /// <summary>What is written; valid until the next change of the buffer.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(_start, Length);

    /// <summary>Bytes that are written already, to be written over.</summary>
    internal Span<byte> At(int start, int length) => _bytes.AsSpan(_start, Length).Slice(start, length);

    /// <summary>How many JSON objects and arrays are open at the end of the buffer.</summary>
    internal int JsonDepth { get; set; }

    /// <summary>
    /// Begins a JSON value at the end of the buffer. The caller flushes the writer when the value is complete.
    /// </summary>
    internal Utf8JsonWriter BeginJson()
    {
        _json.Reset(this);
        return _json;
    }

    /// <summary>Takes back everything after the first <paramref name="length"/> bytes.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)Length);
        _end = _start + length;
    }

    /// <summary>
    /// Closes what is written: the buffer seems empty and goes on behind it. Says where it lies, for <see
    /// cref="Sealed"/>.
    /// </summary>
    internal Range Seal()
    {
        Range written = _start.._end;
        _start = _end;
        return written;
    }

    /// <summary>What was closed by <see cref="Seal"/>.</summary>
    internal ReadOnlySpan<byte> Sealed(Range written) => _bytes.AsSpan(written);

    /// <summary>Drops everything, what was closed included.</summary>
    internal void Unseal() => _start = _end = 0;

    /// <summary>Appends <paramref name="bytes"/>.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _end += bytes.Length;
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - _end));
        _end += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_end);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_end);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Reserve(int count)
    {
        if (Math.Max(count, 1) > _bytes.Length - _end) Grow(count);
    }

    private void Grow(int count)
    {
        long wanted = Math.Max((long)_bytes.Length * 2, (long)_end + Math.Max(count, 256));
        Array.Resize(ref _bytes, checked((int)Math.Min(Array.MaxLength, wanted)));
    }
}
