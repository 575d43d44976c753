using System.Diagnostics.CodeAnalysis;
using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>A generated schema that reads records. It never skips one.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TDecoder">What the generator wrote for it.</typeparam>
public sealed class GeneratedDeserializer<T, TDecoder> : IKeyedDeserializationSchema<T>
    where TDecoder : struct, IMessageDecoder<T>
{
    private GeneratedDeserializer()
    {
    }

    /// <summary>The only one: it holds nothing.</summary>
    public static GeneratedDeserializer<T, TDecoder> Instance { get; } = new();

    /// <inheritdoc/>
    public bool TryDeserialize(in RecordView view, [MaybeNullWhen(false)] out T record)
    {
        record = TDecoder.Decode(in view);
        return true;
    }
}

/// <summary>A generated schema that writes records. It never skips one.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TEncoder">What the generator wrote for it.</typeparam>
public sealed class GeneratedSerializer<T, TEncoder> : IKeyedSerializationSchema<T>
    where TEncoder : struct, IMessageEncoder<T>
{
    private GeneratedSerializer()
    {
    }

    /// <summary>The only one: it holds nothing.</summary>
    public static GeneratedSerializer<T, TEncoder> Instance { get; } = new();

    /// <inheritdoc/>
    public bool TrySerialize(T record, MessageWriter message)
    {
        TEncoder.Encode(record, message);
        return true;
    }
}
