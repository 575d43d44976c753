using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>Writes tombstones: the key alone, whatever schema the record has.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TKey">Its message key.</typeparam>
/// <typeparam name="TCodec">What lays the key out in bytes.</typeparam>
internal sealed class TombstoneSerializer<T, TKey, TCodec> : IKeyedSerializationSchema<Deleted<T, TKey>>
    where TKey : notnull
    where TCodec : struct, IKeyCodec<TKey>
{
    public bool TrySerialize(Deleted<T, TKey> record, MessageWriter message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (record.Key is null)
            throw new RecordFormatException("a tombstone without a key would mean nothing", "key");
        TCodec.Write(record.Key, message.Key);
        (message.HasKey, message.HasValue) = (true, false);
        return true;
    }
}
