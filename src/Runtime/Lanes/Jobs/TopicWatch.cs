using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Clients;

namespace Millrace.Runtime.Lanes.Jobs;

/// <summary>
/// Whether the source topics are still those that the job looked up when it started: one that was created again under
/// its name has other records at the same offsets, and clients read on in it. Looked at when partitions are taken over,
/// and every few seconds on a timer's thread; no lane commits anything once a change is known. Shared by all lanes.
/// </summary>
internal sealed class TopicWatch(IReadOnlyDictionary<string, TopicFacts> topics, IClusterAdmin admin)
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);

    private readonly Lock _looking = new();
    private readonly HashSet<string> _missing = [];
    private volatile CheckpointRefusedException? _change;

    /// <summary>Looks every few seconds, until what this returns is disposed.</summary>
    public ITimer Start(TimeProvider time) =>
        time.CreateTimer(static watch => ((TopicWatch)watch!).Look(), this, _interval, _interval);

    /// <summary>Asks the brokers.</summary>
    /// <exception cref="CheckpointRefusedException">A topic is not what it was.</exception>
    public void RequireSame()
    {
        foreach (TopicFacts known in topics.Values)
        {
            string? id = admin.FindTopic(known.Name)?.Id;
            if (id != known.Id) throw Changed(known, id);
        }
    }

    /// <exception cref="CheckpointRefusedException">A topic is not what it was, as the last look has found.</exception>
    public void ThrowIfChanged()
    {
        if (_change is { } change) throw change;
    }

    private void Look()
    {
        if (!_looking.TryEnter()) return; // The look before this one waits for brokers.
        try
        {
            foreach (TopicFacts known in topics.Values) Look(known);
        }
        catch (Exception e) when (e is KafkaException or ObjectDisposedException or OperationCanceledException)
        {
            // Brokers that do not answer are for the lanes' clients to speak of; and the job may just have ended, or
            // the process of a test may have crashed. Nobody would catch it on a timer's thread.
        }
        finally
        {
            _looking.Exit();
        }
    }

    /// <summary>
    /// A broker that has just started may not know a topic yet, so one that is missing is looked for twice.
    /// </summary>
    private void Look(TopicFacts known)
    {
        string? id = admin.FindTopic(known.Name)?.Id;
        if (id != null) _missing.Remove(known.Name);
        bool isMissingFirst = id == null && _missing.Add(known.Name);
        if (id != known.Id && !isMissingFirst) _change ??= Changed(known, id);
    }

    private static CheckpointRefusedException Changed(TopicFacts known, string? id)
    {
        string fate = id == null ? "deleted" : "deleted and created again";
        string ids = id == null ? $"its id was '{known.Id}'" : $"its id was '{known.Id}' and is '{id}'";
        return new(
            $"Topic '{known.Name}' was {fate} while the job runs ({ids}), so that its offsets mean something else. "
            + "Start over under another GroupId.");
    }
}
