using Confluent.Kafka;
using Millrace.Runtime.Health;

namespace Millrace.Runtime.Kafka;

/// <summary>What a reader or writer is made from.</summary>
internal sealed record ClientOptions
{
    /// <summary>librdkafka properties, <c>bootstrap.servers</c> at least; they go before the defaults.</summary>
    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>The client's name in the broker's logs and quotas.</summary>
    public required string ClientId { get; init; }

    /// <summary>
    /// Takes the client's log lines. Called on threads of the client, which block all signals: it must hand the line on
    /// to another thread and do nothing else.
    /// </summary>
    public required Action<LogMessage> OnLog { get; init; }

    /// <summary>
    /// Takes errors that the client mends by itself (a broker that is down). Called on the owner's thread.
    /// </summary>
    public required Action<Error> OnError { get; init; }

    /// <summary>Where blocking calls are noted.</summary>
    public ClientCalls Calls { get; init; } = new(TimeProvider.System);

    /// <summary>Fixed properties before the user's, the user's before defaults.</summary>
    public Dictionary<string, string> Over(
        IReadOnlyDictionary<string, string> defaults, IReadOnlyDictionary<string, string> fixedOnes)
    {
        var merged = new Dictionary<string, string>(defaults);
        foreach (var (name, value) in Properties) merged[name] = value;
        foreach (var (name, value) in fixedOnes) merged[name] = value;
        merged["client.id"] = ClientId;
        return merged;
    }
}
