using Confluent.Kafka;
using Millrace.Runtime.Kafka.Native;

namespace Millrace.Runtime.Kafka;

/// <summary>
/// Leaves the group, with the call-backs that belong to it, in a limited time: the client's own call for that waits
/// without one. Runs on the reader's thread.
/// </summary>
internal static class GroupExit
{
    private const int MessagesMax = 64;
    private const int SliceMs = 50;

    /// <summary>The client gives its request to leave five seconds, and what comes before has no limit there.</summary>
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(6);

    /// <exception cref="TimeoutException">The client did not come out; it must not be destroyed, which would wait for
    /// it just as long.</exception>
    public static void Leave(nint client)
    {
        var queue = LibRdKafka.QueueNew(client);
        using RecordBatch last = new(queue, MessagesMax);
        var refused = LibRdKafka.ConsumerClose(client, queue);
        if (refused != 0) throw new KafkaException(NativeError.Take(refused));
        var deadline = Deadline.In(_timeout);
        while (LibRdKafka.ConsumerIsClosed(client) == 0)
        {
            if (deadline.IsOver)
                throw new TimeoutException(
                    $"The client did not leave its group in {_timeout.TotalSeconds:F0} s and is left behind; brokers "
                    + "end its membership by the session's time-out.");
            last.Fetch(Math.Min(SliceMs, deadline.RemainingMs));
            last.Release();
        }
    }
}
