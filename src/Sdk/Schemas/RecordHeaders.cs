using System.Buffers.Binary;
using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// The headers of a message in their order, borrowed: valid as long as the view or the writer they come from. Looking
/// at them allocates nothing.
/// </summary>
public readonly ref struct RecordHeaders
{
    internal const int NullLength = -1;

    private readonly RecordOrigin? _origin;
    private readonly ReadOnlySpan<byte> _written;

    internal RecordHeaders(RecordOrigin? origin) => _origin = origin;

    internal RecordHeaders(ReadOnlySpan<byte> written) => _written = written;

    /// <summary>The bytes of headers that a <see cref="MessageWriter"/> holds, for pinning.</summary>
    internal ReadOnlySpan<byte> Written => _written;

    /// <summary>Finds the last header of a name, which is the one that counts (Java's <c>lastHeader</c>).</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <param name="header">The header.</param>
    public bool TryGet(ReadOnlySpan<byte> name, out RecordHeader header)
    {
        header = default;
        bool isFound = false;
        foreach (RecordHeader next in this)
        {
            if (!next.Name.SequenceEqual(name)) continue;
            header = next;
            isFound = true;
        }
        return isFound;
    }

    /// <summary>Goes through the headers.</summary>
    public Enumerator GetEnumerator() => new(_origin, _written);

    /// <summary>Goes through the headers.</summary>
    public ref struct Enumerator
    {
        private readonly RecordOrigin? _origin;
        private ReadOnlySpan<byte> _rest;
        private int _next;

        internal Enumerator(RecordOrigin? origin, ReadOnlySpan<byte> written)
        {
            _origin = origin;
            _rest = written;
        }

        /// <summary>The header that <see cref="MoveNext"/> has come to.</summary>
        public RecordHeader Current { get; private set; }

        /// <summary>Goes on to the next header; false when there is none.</summary>
        public bool MoveNext()
        {
            if (_origin != null)
            {
                if (!_origin.TryGetHeader(_next++, out RecordHeader header)) return false;
                Current = header;
                return true;
            }
            if (_rest.IsEmpty) return false;
            ReadOnlySpan<byte> name = Take(TakeLength());
            Take(1);
            int length = TakeLength();
            Current = new() { Name = name, Value = Take(Math.Max(length, 0)), HasValue = length != NullLength };
            return true;
        }

        private int TakeLength() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

        private ReadOnlySpan<byte> Take(int count)
        {
            ReadOnlySpan<byte> taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }
    }
}

/// <summary>A header of a message, borrowed.</summary>
public readonly ref struct RecordHeader
{
    /// <summary>Its name in UTF-8; a zero byte follows it in memory.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>Its value; empty when <see cref="HasValue"/> is false.</summary>
    public ReadOnlySpan<byte> Value { get; init; }

    /// <summary>False when the value is null.</summary>
    public bool HasValue { get; init; }
}
