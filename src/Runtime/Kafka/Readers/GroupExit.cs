using Confluent.Kafka;
using Millrace.Runtime.Kafka.Native;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>
/// Leaves the group in a limited time: the client's own call for that waits without one. Runs on the reader's thread.
/// </summary>
/// <remarks>
/// Rebalances of a client that is being closed are answered here, as events, and not by Confluent.Kafka's call-backs:
/// those ask the client for its rebalance protocol, and one that is leaving may never answer (librdkafka 4041).
/// </remarks>
internal static class GroupExit
{
    /// <summary><c>RD_KAFKA_EVENT_REBALANCE</c>.</summary>
    private const int RebalanceEvent = 0x10;

    private const int SliceMs = 50;

    /// <summary>The client gives its request to leave five seconds, and what comes before has no limit there.</summary>
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(6);

    /// <summary>How long a rebalance is waited for that is under way.</summary>
    private static readonly TimeSpan _rebalanceTimeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// To be called before a member leaves that has no partitions. When it is closed it does not leave (librdkafka
    /// 2.16), and the rest of the group waits for it until its session is over. It does leave when it unsubscribes; but
    /// in the middle of a rebalance the client puts that off, and forgets it when it is closed. So the rebalance is
    /// seen to its end here.
    /// </summary>
    /// <param name="consumer">The member.</param>
    /// <param name="client">Its client.</param>
    /// <param name="batch">Its records; call-backs run while they are fetched. It must be empty.</param>
    public static void Unsubscribe(IConsumer<Ignore, Ignore> consumer, nint client, RecordBatch batch)
    {
        consumer.Unsubscribe();
        var deadline = Deadline.In(_rebalanceTimeout);
        while (!string.IsNullOrEmpty(consumer.MemberId) && NativeError.FatalOf(client) is null && !deadline.IsOver)
        {
            batch.Fetch(SliceMs);
            batch.Release();
        }
    }

    /// <exception cref="TimeoutException">The client did not come out; it must not be destroyed, which would wait for
    /// it just as long.</exception>
    public static void Leave(nint client)
    {
        var queue = LibRdKafka.QueueNew(client);
        var refused = LibRdKafka.ConsumerClose(client, queue);
        if (refused != 0) throw new KafkaException(NativeError.Take(refused));
        var deadline = Deadline.In(_timeout);
        while (LibRdKafka.ConsumerIsClosed(client) == 0)
        {
            if (deadline.IsOver)
                throw new TimeoutException(
                    $"The client did not leave its group in {_timeout.TotalSeconds:F0} s and is left behind; brokers "
                    + "end its membership by the session's time-out.");
            Serve(client, queue, Math.Min(SliceMs, deadline.RemainingMs));
        }
        LibRdKafka.QueueDestroy(queue);
    }

    private static void Serve(nint client, nint queue, int timeoutMs)
    {
        var next = LibRdKafka.QueuePoll(queue, timeoutMs);
        if (next == 0) return;
        // Whatever was to be assigned or taken away: a client that is closing lets go of everything.
        if (LibRdKafka.EventType(next) == RebalanceEvent) LibRdKafka.Assign(client, 0);
        LibRdKafka.EventDestroy(next);
    }
}
