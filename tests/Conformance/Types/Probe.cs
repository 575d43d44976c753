using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Conformance.Tests.Types;

/// <summary>Reads and writes records of a type that is known at run time only.</summary>
internal abstract class Probe
{
    public abstract Type Type { get; }

    public static Probe Of(Type record) =>
        (Probe)Activator.CreateInstance(typeof(Probe<>).MakeGenericType(record))!;

    public abstract byte[] Write(object record);

    /// <summary>The message key; null where there is none.</summary>
    public abstract byte[]? WriteKey(object record);

    public abstract object Read(ReadOnlySpan<byte> value);

    /// <param name="key">The message key; null where there is none.</param>
    /// <param name="value">The value.</param>
    public abstract object Read(byte[]? key, ReadOnlySpan<byte> value);
}

/// <summary>The same for a type that is known.</summary>
internal sealed class Probe<T> : Probe where T : class, IKafkaSource<T>, IKafkaSink<T>
{
    public override Type Type => typeof(T);

    public override byte[] Write(object record)
    {
        using MessageWriter message = new();
        RecordSchema.Write((T)record, message);
        return message.Value.Written.ToArray();
    }

    public override byte[]? WriteKey(object record)
    {
        using MessageWriter message = new();
        RecordSchema.Write((T)record, message);
        return message.HasKey ? message.Key.Written.ToArray() : null;
    }

    public override object Read(ReadOnlySpan<byte> value) => RecordSchema.Read<T>(default, value);

    public override object Read(byte[]? key, ReadOnlySpan<byte> value) => RecordSchema.Read<T>(
        new RecordView { Key = key, HasKey = key != null, Value = value, HasValue = true });
}
