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

    public abstract object Read(ReadOnlySpan<byte> value);
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

    public override object Read(ReadOnlySpan<byte> value) => RecordSchema.Read<T>(default, value);
}
