using Confluent.Kafka;
using Millrace.Runtime.Kafka.Native;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Kafka.Writers;

/// <summary>
/// Reports of records that could not be delivered, as events that are polled on the writer's own thread. Only failures
/// are reported, so that a delivered record costs nothing. A failed record stays in the client's queue, and holds a
/// flush up, until its report is taken. Owned by one writer.
/// </summary>
internal sealed unsafe class DeliveryReports : IDisposable
{
    /// <summary><c>RD_KAFKA_EVENT_DR</c>.</summary>
    public const int EventType = 1;

    private readonly nint _queue;
    private readonly bool _transactional;

    public DeliveryReports(nint client, bool transactional)
    {
        _transactional = transactional;
        // Confluent.Kafka refuses this property, because objects that it keeps for each record would leak; this writer
        // keeps none. The client reads it at each report, so it can be set until the first record is handed over; were
        // it not heeded, reports of success would come and be passed over below.
        LibRdKafka.ConfigurationSet(
            LibRdKafka.Configuration(client), "delivery.report.only.error", "true", null, 0);
        _queue = LibRdKafka.MainQueue(client);
    }

    /// <summary>The first failure since <see cref="Forget"/>.</summary>
    public WriteFailedException? Failure { get; private set; }

    /// <summary>How many reports came, of success too.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Takes the reports that are there, waiting for the first one; the client's call-backs run in here too.
    /// </summary>
    public void Poll(int timeoutMs)
    {
        var report = LibRdKafka.QueuePoll(_queue, timeoutMs);
        while (report != 0)
        {
            if (LibRdKafka.EventType(report) == EventType) Take(report);
            LibRdKafka.EventDestroy(report);
            report = LibRdKafka.QueuePoll(_queue, 0);
        }
    }

    /// <summary>What failed belonged to a transaction that is over.</summary>
    public void Forget() => Failure = null;

    public void Dispose() => LibRdKafka.QueueDestroy(_queue);

    private void Take(nint report)
    {
        // The records of a report failed together, often for the size of one of them: so the largest is named.
        NativeMessage* largest = null;
        NativeMessage* message;
        while ((message = LibRdKafka.EventMessageNext(report)) is not null)
        {
            Count++;
            if (message->Error == ErrorCode.NoError || IsOfFailedTransaction(message->Error)) continue;
            if (largest is null || message->ValueLength > largest->ValueLength) largest = message;
        }
        if (largest is not null) Failure ??= FailureOf(largest);
    }

    /// <summary>Whatever made the client purge a transaction's records is told by the transaction itself.</summary>
    private bool IsOfFailedTransaction(ErrorCode error) =>
        _transactional && error is (ErrorCode.Local_PurgeQueue or ErrorCode.Local_PurgeInflight);

    private static WriteFailedException FailureOf(NativeMessage* message)
    {
        var error = NativeError.Of(message->Error);
        var topic = NativeError.Text(LibRdKafka.TopicName(message->Topic));
        return new(topic, error, $"{error.Reason}. The largest record of its batch was for partition "
            + $"{message->Partition}, with a key of {message->KeyLength} and a value of {message->ValueLength} bytes.");
    }
}
