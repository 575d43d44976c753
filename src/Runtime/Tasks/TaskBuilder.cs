using Millrace.Contracts;
using Millrace.Runtime.Options;
using Millrace.Runtime.State;
using Millrace.Runtime.Timing;
using Millrace.Runtime.Windows;
using Millrace.Runtime.Writing;
using Millrace.Schemas;

namespace Millrace.Runtime.Tasks;

/// <summary>Builds a task as the job's generated wiring asks for. Used once per task, on its lane's thread.</summary>
internal sealed class TaskBuilder(
    JobPlan plan, int partition, TaskScope scope, LaneSchemas schemas, IRecordWriter writer, TimeProvider time)
    : ITaskBuilder
{
    private readonly StreamTask _task = new(partition, scope);
    private readonly Dictionary<Type, object> _outputs = [];
    private readonly Dictionary<Type, object> _operators = [];
    private readonly Dictionary<string, object> _states = [];

    /// <summary>Builds the task of a job.</summary>
    public StreamTask Build<TJob>(TJob job) where TJob : class, IStreamJob<TJob>
    {
        TJob.Build(job, this);
        return _task;
    }

    public Output<T> Output<T>() where T : IKafkaSink<T>
    {
        if (!_outputs.TryGetValue(typeof(T), out object? output))
        {
            SinkTopic topic = writer.Open(plan.TopicOf(T.Sink.Topic));
            _outputs[typeof(T)] = output = new SinkOutput<T>(topic, schemas.Serializer<T>(topic.Name), scope);
        }
        return (Output<T>)output;
    }

    public Output<Deleted<T, TKey>> DeletedOutput<T, TKey, TCodec>()
        where T : IKafkaSink<T>
        where TKey : notnull
        where TCodec : struct, IKeyCodec<TKey>
    {
        if (!_outputs.TryGetValue(typeof(Deleted<T, TKey>), out object? output))
        {
            SinkTopic topic = writer.Open(plan.TopicOf(T.Sink.Topic));
            TombstoneSerializer<T, TKey, TCodec> schema = new();
            _outputs[typeof(Deleted<T, TKey>)] = output = new SinkOutput<Deleted<T, TKey>>(topic, schema, scope);
        }
        return (Output<Deleted<T, TKey>>)output;
    }

    public KeyedState<TKey, TState> State<TKey, TCodec, TState>(string name)
        where TKey : notnull
        where TCodec : IKeyCodec<TKey>
        where TState : struct, IStateRecord<TState>
    {
        if (!_states.TryGetValue(name, out object? state))
        {
            ValueStateStore<TKey, TCodec, TState> store = new(name, scope.Unit);
            _task.Stores.Add(store);
            _states[name] = state = store;
        }
        return (KeyedState<TKey, TState>)state;
    }

    public void Handle<TIn>(RecordHandler<TIn> handler) where TIn : IKafkaSource<TIn> =>
        OperatorsOf<TIn>().OfRecords.Add(new HandlerOperator<TIn>(handler));

    public void HandleDeleted<TIn, TKey, TCodec>(RecordHandler<Deleted<TIn, TKey>> handler)
        where TIn : IKafkaSource<TIn>
        where TKey : notnull
        where TCodec : struct, IKeyCodec<TKey> =>
        OperatorsOf<TIn>().OfTombstones.Add(new TombstoneOperator<TIn, TKey, TCodec>(handler));

    public void TumblingWindow<TIn, TKey, TCodec, TAcc>(WindowDefinition window, WindowHandler<TIn, TKey, TAcc> handler)
        where TIn : IKafkaSource<TIn>
        where TKey : notnull
        where TCodec : IKeyCodec<TKey>
        where TAcc : struct, IStateRecord<TAcc>
    {
        WindowStore<TKey, TCodec, TAcc> store = new(window.Name, scope.Unit);
        TumblingWindowOperator<TIn, TKey, TCodec, TAcc> windows = new(window, handler, store, scope);
        _task.Stores.Add(store);
        _task.TimedOperators.Add(windows);
        OperatorsOf<TIn>().OfRecords.Add(windows);
    }

    /// <summary>The operators of a record type; its inputs are made when its first operator comes.</summary>
    private SourceOperators<TIn> OperatorsOf<TIn>() where TIn : IKafkaSource<TIn>
    {
        if (_operators.TryGetValue(typeof(TIn), out object? known)) return (SourceOperators<TIn>)known;
        SourceOperators<TIn> operators = new();
        _operators[typeof(TIn)] = operators;
        SourcePlan source = plan.SourceOf(TIn.Source.Record);
        foreach (string topic in source.Topics)
        {
            PartitionWatermark? watermark =
                source.HasEventTime ? new(source.MaxOutOfOrdernessMs, source.IdleAfterMs, time) : null;
            if (watermark != null) scope.Clock.Add(watermark);
            _task.Inputs.Add(new SourceInput<TIn>(_task, topic, partition, watermark, operators)
            {
                Schema = schemas.Deserializer<TIn>(source.Topics),
            });
        }
        return operators;
    }
}
