namespace Millrace.Contracts;

/// <summary>What the attributes of a sink record say, as data.</summary>
public sealed record SinkDefinition
{
    /// <summary>The record's type name, without namespace, for messages.</summary>
    public required string Record { get; init; }

    /// <summary>The topic to write to.</summary>
    public required string Topic { get; init; }

    /// <summary>The definition of <typeparamref name="T"/>.</summary>
    public static SinkDefinition Of<T>() where T : IKafkaSink<T> => T.Sink;
}
