namespace Millrace.Contracts;

/// <summary>
/// What generated wiring asks the runtime for while a task is built. A task is the operators, states and watermark of
/// one partition number.
/// </summary>
public interface ITaskBuilder
{
    /// <summary>The output of a sink; the same for each call.</summary>
    Output<T> Output<T>() where T : IKafkaSink<T>;

    /// <summary>The output that writes tombstones to the topic of a sink; the same for each call.</summary>
    Output<Deleted<T, TKey>> DeletedOutput<T, TKey, TCodec>()
        where T : IKafkaSink<T>
        where TKey : notnull
        where TCodec : struct, IKeyCodec<TKey>;

    /// <summary>The state kept under <paramref name="name"/>; the same for each call.</summary>
    KeyedState<TKey, TState> State<TKey, TCodec, TState>(string name)
        where TKey : notnull
        where TCodec : IKeyCodec<TKey>
        where TState : struct, IStateRecord<TState>;

    /// <summary>Calls <paramref name="handler"/> for each record.</summary>
    void Handle<TIn>(RecordHandler<TIn> handler) where TIn : IKafkaSource<TIn>;

    /// <summary>Calls <paramref name="handler"/> for each tombstone; the schema does not see them then.</summary>
    void HandleDeleted<TIn, TKey, TCodec>(RecordHandler<Deleted<TIn, TKey>> handler)
        where TIn : IKafkaSource<TIn>
        where TKey : notnull
        where TCodec : struct, IKeyCodec<TKey>;

    /// <summary>Adds each record to the tumbling window of its key and event time.</summary>
    void TumblingWindow<TIn, TKey, TCodec, TAcc>(WindowDefinition window, WindowHandler<TIn, TKey, TAcc> handler)
        where TIn : IKafkaSource<TIn>
        where TKey : notnull
        where TCodec : IKeyCodec<TKey>
        where TAcc : struct, IStateRecord<TAcc>;
}
