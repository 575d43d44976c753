using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Testing.Tests.Tombstones;

/// <summary>What a schema of its own reads, which knows of no tombstones.</summary>
[KafkaSource("sealed", Schema = typeof(SealedSchema)), KafkaSink("opened", Schema = typeof(SealedSchema))]
public sealed partial record Sealed([property: MessageKey] string Id, int Length);

/// <summary>Reads values that are there, and writes them.</summary>
public sealed class SealedSchema : IKeyedDeserializationSchema<Sealed>, ISerializationSchema<Sealed>
{
    public bool TryDeserialize(in RecordView view, out Sealed record)
    {
        if (!view.HasValue) throw new FormatException("a tombstone came here");
        record = new(System.Text.Encoding.UTF8.GetString(view.Key), view.Value.Length);
        return true;
    }

    public bool TrySerialize(Sealed record, RecordBuffer value)
    {
        value.Write(new byte[record.Length]);
        return true;
    }
}

/// <summary>Passes records and tombstones on.</summary>
[StreamJob("sealed")]
public sealed partial class SealedJob
{
    /// <summary>A record, by its schema.</summary>
    public Sealed Open(Sealed sealedRecord) => sealedRecord;

    /// <summary>A tombstone, beside it.</summary>
    public Deleted<Sealed, string> Gone(Deleted<Sealed, string> sealedRecord) => new(sealedRecord.Key);
}
