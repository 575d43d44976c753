using Confluent.Kafka;
using Millrace.Runtime.Kafka.Native;

namespace Millrace.Embedded;

/// <summary>
/// A Kafka broker inside this process, for a first try and for fast tests: nothing to install, ready in milliseconds,
/// gone when it is disposed. It is the mock cluster of librdkafka, listening on the loopback interface, so that
/// clients of this and of other processes can connect to <see cref="BootstrapServers"/>.
/// </summary>
/// <remarks>
/// It is not a Kafka: records live in memory, at most 5 MiB or 100,000 batches a partition, and <b>beyond that the
/// oldest go silently</b>. It accepts transactions but does not isolate or fence them: aborted records are visible to
/// <c>read_committed</c>, and offsets sent to a transaction are not stored; so nothing about exactly-once can be shown
/// with it. Topics are made by <see cref="Start"/> and <see cref="CreateTopic"/>, or with four partitions on first use;
/// <c>CreateTopics</c> and <c>DeleteRecords</c> of an admin client do not work, and a look-up of offsets by time always
/// answers the end. Safe for use from several threads.
/// </remarks>
public sealed class EmbeddedKafka : IDisposable, IAsyncDisposable
{
    private const int BrokerId = 1;

    /// <summary>Lets the lanes of a process join in one go; a second round of joining takes seconds.</summary>
    private const int RebalanceDelayMs = 100;

    private readonly IProducer<Null, Null> _host;
    private readonly ClientHandle _client;
    private readonly nint _cluster;
    private readonly Lock _lock = new();
    private bool _disposed;

    private unsafe EmbeddedKafka()
    {
        KafkaLibrary.Open();
        var properties = new Dictionary<string, string>
        {
            ["test.mock.num.brokers"] = "1",
            ["dotnet.producer.enable.background.poll"] = "false",
        };
        // Without a handler the client announces the mock cluster on standard error.
        _host = new ProducerBuilder<Null, Null>(properties).SetLogHandler(static (_, _) => { }).Build();
        _client = new(_host);
        _cluster = LibRdKafka.MockCluster(_client.Pointer);
        BootstrapServers = NativeError.Text(LibRdKafka.MockClusterBootstraps(_cluster));
        LibRdKafka.MockRebalanceDelay(_cluster, RebalanceDelayMs);
        LibRdKafka.MockControllerId(_cluster, BrokerId);
    }

    /// <summary>The broker's address, as <c>bootstrap.servers</c> takes it.</summary>
    public string BootstrapServers { get; }

    /// <summary>Starts a broker on a free port.</summary>
    /// <param name="topics">Topics to create, each with its number of partitions.</param>
    /// <exception cref="ArgumentException">A topic is given twice or has less than one partition.</exception>
    public static EmbeddedKafka Start(params ReadOnlySpan<(string Topic, int Partitions)> topics)
    {
        var kafka = new EmbeddedKafka();
        try
        {
            foreach (var (topic, partitions) in topics) kafka.CreateTopic(topic, partitions);
            return kafka;
        }
        catch
        {
            kafka.Dispose();
            throw;
        }
    }

    /// <summary>Creates a topic.</summary>
    /// <param name="topic">Its name.</param>
    /// <param name="partitions">Its number of partitions, at least 1.</param>
    /// <exception cref="ArgumentException">There is such a topic, or the number is less than 1.</exception>
    public void CreateTopic(string topic, int partitions)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var error = LibRdKafka.MockTopicCreate(_cluster, topic, partitions, replicas: 1);
            if (error == ErrorCode.NoError) return;
            throw new ArgumentException(
                $"The topic '{topic}' cannot be created: {NativeError.Of(error).Reason}.", nameof(topic));
        }
    }

    /// <summary>Stops the broker; all records are gone.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
        }
        _host.Dispose();
        _client.Dispose();
    }

    /// <summary>Stops the broker; all records are gone.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
