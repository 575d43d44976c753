using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Generators.Tests.Jobs.Running;

/// <summary>
/// A task without a runtime: it takes the wiring of a job, runs records through it one by one, and keeps what comes
/// out. Its time is the test's.
/// </summary>
internal sealed class TestTask : ITaskBuilder
{
    private readonly Dictionary<(Type, string), object> _kept = [];
    private readonly List<(string Topic, Action<byte[], byte[]?> Handle)> _steps = [];
    private readonly List<Action<long>> _windows = [];

    /// <summary>The names of the handlers and windows, in the order of their wiring.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>What came out, in order: each record as text.</summary>
    public List<string> Written { get; } = [];

    /// <summary>Hands a message to every step that reads <paramref name="topic"/>.</summary>
    public void Send(string topic, byte[] key, byte[]? value)
    {
        foreach ((string read, Action<byte[], byte[]?> handle) in _steps)
            if (read == topic) handle(key, value);
    }

    /// <summary>Closes the windows whose end and allowed lateness <paramref name="watermarkMs"/> has reached.</summary>
    public void Advance(long watermarkMs) => _windows.ForEach(close => close(watermarkMs));

    public Output<T> Output<T>() where T : IKafkaSink<T> => Keep(T.Sink.Topic, () => new TestOutput<T>(Written));

    public Output<Deleted<T, TKey>> DeletedOutput<T, TKey, TCodec>()
        where T : IKafkaSink<T>
        where TKey : notnull
        where TCodec : struct, IKeyCodec<TKey> =>
        Keep(T.Sink.Topic, () => new TestOutput<Deleted<T, TKey>>(Written));

    public KeyedState<TKey, TState> State<TKey, TCodec, TState>(string name)
        where TKey : notnull
        where TCodec : IKeyCodec<TKey>
        where TState : struct, IStateRecord<TState> => Keep(name, () => new TestState<TKey, TState>());

    public void Handle<TIn>(RecordHandler<TIn> handler) where TIn : IKafkaSource<TIn>
    {
        Steps.Add(handler.Name);
        _steps.Add((TIn.Source.Topics[0], (key, value) =>
        {
            if (value != null)
                handler.Handle(RecordSchema.Read<TIn>(key, value), new RecordMetadata(View(key, value)));
        }));
    }

    public void HandleDeleted<TIn, TKey, TCodec>(RecordHandler<Deleted<TIn, TKey>> handler)
        where TIn : IKafkaSource<TIn>
        where TKey : notnull
        where TCodec : struct, IKeyCodec<TKey>
    {
        Steps.Add(handler.Name);
        _steps.Add((TIn.Source.Topics[0], (key, value) =>
        {
            if (value == null) handler.Handle(new(TCodec.Read(key)), default);
        }));
    }

    public void TumblingWindow<TIn, TKey, TCodec, TAcc>(WindowDefinition window, WindowHandler<TIn, TKey, TAcc> handler)
        where TIn : IKafkaSource<TIn>
        where TKey : notnull
        where TCodec : IKeyCodec<TKey>
        where TAcc : struct, IStateRecord<TAcc>
    {
        Steps.Add(handler.Name);
        TestWindows<TIn, TKey, TAcc> windows = new(window, handler);
        _windows.Add(windows.Advance);
        _steps.Add((TIn.Source.Topics[0], (key, value) =>
        {
            if (value == null) return;
            TIn record = RecordSchema.Read<TIn>(key, value);
            RecordView view = View(key, value);
            windows.Add(record, TIn.EventTimeMs(record, view), new RecordMetadata(view));
        }));
    }

    private T Keep<T>(string name, Func<T> create) where T : class
    {
        if (!_kept.TryGetValue((typeof(T), name), out object? kept)) _kept.Add((typeof(T), name), kept = create());
        return (T)kept;
    }

    private static RecordView View(byte[] key, byte[] value) =>
        new() { Key = key, HasKey = true, Value = value, HasValue = true, TimestampMs = -1 };
}
