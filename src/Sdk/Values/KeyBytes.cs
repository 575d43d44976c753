namespace Millrace;

/// <summary>
/// A message key as the bytes that it is, equal to another one by them. It is for keys in a format that no other type
/// has, such as Avro or one of a schema registry.
/// </summary>
public readonly struct KeyBytes : IEquatable<KeyBytes>
{
    private readonly byte[]? _bytes;

    /// <summary>Copies bytes.</summary>
    public KeyBytes(ReadOnlySpan<byte> bytes) => _bytes = bytes.ToArray();

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes;

    internal ReadOnlyMemory<byte> Memory => _bytes;

    /// <inheritdoc/>
    public bool Equals(KeyBytes other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeyBytes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = new();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>The bytes in hexadecimal.</summary>
    public override string ToString() => Convert.ToHexString(Span);

    /// <summary>True when both have the same bytes.</summary>
    public static bool operator ==(KeyBytes left, KeyBytes right) => left.Equals(right);

    /// <summary>True when their bytes differ.</summary>
    public static bool operator !=(KeyBytes left, KeyBytes right) => !left.Equals(right);
}
