using System.Diagnostics.CodeAnalysis;
using System.Text;
using Confluent.Kafka;
using Millrace.Contracts;
using Millrace.Runtime.Options;
using Millrace.Schemas;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Jobs;

namespace Millrace.Testing;

/// <summary>
/// Runs a job without brokers, on the real runtime: its lanes, its state and its exactly-once checkpoints, on topics in
/// memory and by a clock that only the test moves. What Kafka Streams' <c>TopologyTestDriver</c> and Flink's test
/// harnesses are for. Nothing runs in the background: the job works while the test waits in a call, and has committed
/// everything when the call returns.
/// </summary>
/// <typeparam name="TJob">A <see cref="StreamJobAttribute"/> class.</typeparam>
/// <remarks>
/// The clock comes to the event time of each record that is sent, as if records arrived the moment they happened; one
/// that is older arrives late. Not for several threads.
/// </remarks>
public sealed class JobTest<TJob> : IDisposable where TJob : class, IStreamJob<TJob>
{
    private readonly JobProcesses<TJob> _processes;
    private readonly StateLookup _states;
    private readonly IServiceProvider _services;
    private readonly MessageWriter _message = new();

    /// <summary>Creates the job's topics; the job itself starts with the first record.</summary>
    /// <exception cref="MillraceConfigurationException">The job's settings cannot work.</exception>
    public JobTest(JobTestOptions? options = null) : this(options ?? new(), crashAtCall: 0) { }

    internal JobTest(JobTestOptions options, int crashAtCall)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Partitions, 1, nameof(options));
        _services = options.Services;
        JobDefinition job = JobDefinition.Of<TJob>();
        _processes = new(TestPlan.Of(job, options), options, crashAtCall);
        _states = new(_processes.CommittedEntries, job);
    }

    /// <summary>What the clock says.</summary>
    public DateTimeOffset Now => _processes.Time.GetUtcNow();

    /// <summary>How many calls of Kafka's clients the job has made: where it could have crashed.</summary>
    internal int Calls => _processes.Calls;

    /// <summary>Where it has crashed; null when it has not.</summary>
    internal string? CrashedAt => _processes.CrashedAt;

    /// <summary>Sends a record whose type is a source and a sink, so that it can be written and read.</summary>
    /// <param name="record">The record.</param>
    /// <param name="partition">Where it goes. Default: where its key belongs.</param>
    public void Send<T>(T record, int? partition = null) where T : IKafkaSource<T>, IKafkaSink<T>
    {
        _message.Clear();
        IKeyedSerializationSchema<T> schema = T.CreateSerializer(_services);
        schema.Open(_processes.Plan.SourceOf(T.Source.Record).Topics[0]);
        if (!schema.TrySerialize(record, _message))
            throw new ArgumentException("The record's schema writes nothing for it.", nameof(record));
        Append<T>(
            new(
                _message.HasKey ? _message.Key.Written.ToArray() : null,
                _message.HasValue ? _message.Value.Written.ToArray() : null, TimestampMs: 0)
            {
                Headers = LogHeader.From(_message.Headers),
            },
            partition);
    }

    /// <summary>Sends a record as text, JSON for most sources.</summary>
    /// <param name="key">The message key; null for none.</param>
    /// <param name="value">The message value; null for a tombstone.</param>
    /// <param name="partition">Where it goes. Default: where its key belongs.</param>
    public void Send<T>(string? key, string? value, int? partition = null) where T : IKafkaSource<T> => SendBytes<T>(
        key == null ? null : Encoding.UTF8.GetBytes(key), value == null ? null : Encoding.UTF8.GetBytes(value),
        partition);

    /// <summary>Sends a record as the bytes that stand in Kafka.</summary>
    /// <param name="key">The message key; null for none.</param>
    /// <param name="value">The message value; null for a tombstone.</param>
    /// <param name="partition">Where it goes. Default: where its key belongs.</param>
    public void SendBytes<T>(byte[]? key, byte[]? value, int? partition = null) where T : IKafkaSource<T> =>
        Append<T>(new(key, value, TimestampMs: 0), partition);

    /// <summary>
    /// Lets nothing arrive until the clock shows <paramref name="instant"/>. Sources with an <c>IdleAfter</c> go on
    /// with it, and their windows close; those without one wait for a later record, as they do in production.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The clock is past it.</exception>
    public void AdvanceTimeTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, Now);
        AdvanceTo(instant);
        _processes.Settle();
    }

    /// <summary>
    /// Ends all input: every open window closes, as at the end of a job with <c>StopAt = Latest</c>. Records that are
    /// sent later are late for those windows.
    /// </summary>
    public void Finish() => _processes.Finish();

    /// <summary>Kills the job's process, wherever it is; what follows goes on from what was committed.</summary>
    public void Crash() => _processes.Kill();

    /// <summary>
    /// Takes all partitions away from the job in good order, and gives them back: it restores its state from Kafka.
    /// </summary>
    public void Rebalance()
    {
        _processes.Settle();
        _processes.Cluster.Group(_processes.Plan.GroupId).Rebalance();
        _processes.Settle();
    }

    /// <summary>
    /// All that the job has written to this sink so far, partition after partition, decoded. A tombstone is no record,
    /// unless the record's schema makes one of it: <see cref="RawOutputs{T}"/> has them all.
    /// </summary>
    /// <typeparam name="T">A sink that is a source as well; others have <see cref="RawOutputs{T}"/>.</typeparam>
    /// <exception cref="JobFailedException">The job has failed at what was sent.</exception>
    public IReadOnlyList<T> Outputs<T>() where T : IKafkaSink<T>, IKafkaSource<T>
    {
        List<T> records = [];
        foreach ((string topic, int partition, long offset, LogEntry entry) in OutputEntries<T>())
            if (TryRead<T>(new(topic, partition), offset, entry, out T? record)) records.Add(record);
        return records;
    }

    /// <summary>All that the job has written to this sink so far, partition after partition, as it stands in
    /// Kafka.</summary>
    /// <exception cref="JobFailedException">The job has failed at what was sent.</exception>
    public IReadOnlyList<OutputRecord> RawOutputs<T>() where T : IKafkaSink<T> =>
    [
        .. OutputEntries<T>().Select(static output => new OutputRecord(
            output.Topic, output.Partition, output.Entry.Key, output.Entry.Value,
            DateTimeOffset.FromUnixTimeMilliseconds(output.Entry.TimestampMs))
        {
            Headers = [.. output.Entry.Headers.Select(static header => header.ToPair())],
        }),
    ];

    /// <summary>A key's state, as it is committed; null where there is none.</summary>
    /// <typeparam name="TState">A <see cref="StateAttribute"/> type of the job.</typeparam>
    /// <param name="key">The message key, of its member's type; of several members, their tuple.</param>
    /// <param name="windowStart">The start of the window, for the state of a window that is open.</param>
    /// <param name="name">The state's name, where the job has several of the type: the window's method.</param>
    /// <exception cref="JobFailedException">The job has failed at what was sent.</exception>
    public TState? State<TState>(object key, DateTimeOffset? windowStart = null, string? name = null)
        where TState : struct, IStateRecord<TState>
    {
        ArgumentNullException.ThrowIfNull(key);
        _processes.Settle();
        return _states.Find<TState>(key, windowStart, name);
    }

    /// <summary>Ends the job as it stands.</summary>
    public void Dispose()
    {
        _processes.Dispose();
        _message.Dispose();
    }

    /// <summary>Everything before happens before.</summary>
    private void AdvanceTo(DateTimeOffset instant)
    {
        _processes.Settle();
        _processes.Time.AdvanceTo(instant);
        _processes.Cluster.Tick();
    }

    private void Append<T>(LogEntry entry, int? partition) where T : IKafkaSource<T>
    {
        InMemoryCluster cluster = _processes.Cluster;
        string topic = _processes.Plan.SourceOf(T.Source.Record).Topics[0];
        int target = partition ?? cluster.PartitionOf(topic, entry.Key, entry.Key != null);
        if (EventTimeOf<T>(topic, target, entry) is { } eventTime && eventTime > Now) AdvanceTo(eventTime);
        cluster.Append(topic, target, entry with { TimestampMs = Now.ToUnixTimeMilliseconds() });
    }

    /// <summary>Null for what cannot be decoded, or is skipped: the job will say so.</summary>
    private DateTimeOffset? EventTimeOf<T>(string topic, int partition, LogEntry entry) where T : IKafkaSource<T>
    {
        long offset = _processes.Cluster.Log(topic, partition).End;
        RecordView view = InMemoryReader.ViewOf(
            entry with { TimestampMs = Now.ToUnixTimeMilliseconds() },
            new LogOrigin().At(new(topic, partition), offset, entry));
        try
        {
            if (!T.CreateDeserializer(_services).TryDeserialize(view, out T? record)) return null;
            return DateTimeOffset.FromUnixTimeMilliseconds(T.EventTimeMs(record, view));
        }
        catch (Exception e) when (
            e is RecordFormatException or SchemaUnavailableException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>False for a tombstone that the record's schema refuses, as most do, or skips.</summary>
    private bool TryRead<T>(
        TopicPartition partition, long offset, LogEntry entry, [MaybeNullWhen(false)] out T record)
        where T : IKafkaSource<T>
    {
        RecordView view = InMemoryReader.ViewOf(entry, new LogOrigin().At(partition, offset, entry));
        record = default;
        try
        {
            if (T.CreateDeserializer(_services).TryDeserialize(view, out record)) return true;
        }
        catch (RecordFormatException) when (!view.HasValue)
        {
            return false;
        }
        return view.HasValue
            ? throw new RecordFormatException($"the schema of {typeof(T).Name} skips {partition}@{offset}")
            : false;
    }

    private IEnumerable<(string Topic, int Partition, long Offset, LogEntry Entry)> OutputEntries<T>()
        where T : IKafkaSink<T>
    {
        _processes.Settle();
        string topic = _processes.Plan.TopicOf(T.Sink.Topic);
        for (int partition = 0; partition < _processes.Cluster.Find(topic)!.Partitions; partition++)
        {
            PartitionLog log = _processes.Cluster.Log(topic, partition);
            for (int offset = 0; offset < log.StableEnd; offset++)
                if (log.Entries[offset].IsCommitted) yield return (topic, partition, offset, log.Entries[offset]);
        }
    }
}
