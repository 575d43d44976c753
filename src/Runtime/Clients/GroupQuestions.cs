using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Millrace.Runtime.Clients;

/// <summary>
/// Asks for groups, by a client of its own: it keeps to the coordinator that it has once found, also when the group has
/// moved (librdkafka 2.16), so after a failure it is thrown away. Safe for several threads, which wait for each other.
/// </summary>
internal sealed class GroupQuestions(IReadOnlyDictionary<string, string> properties) : IDisposable
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(5);

    private readonly Lock _asking = new();
    private IAdminClient? _client;

    /// <exception cref="KafkaException">The coordinator does not answer.</exception>
    public GroupFacts Describe(string group)
    {
        lock (_asking)
        {
            try
            {
                // What it has to say of brokers, other clients say, too.
                _client ??= new AdminClientBuilder(properties).SetLogHandler(static (_, _) => { }).Build();
                return FactsOf(_client
                    .DescribeConsumerGroupsAsync([group], new() { RequestTimeout = _timeout })
                    .GetAwaiter().GetResult().ConsumerGroupDescriptions[0]);
            }
            catch (KafkaException)
            {
                Dispose();
                throw;
            }
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
    }

    private static GroupFacts FactsOf(ConsumerGroupDescription found) => new(found.State,
        [.. found.Members.Select(static member =>
            new GroupMemberFacts(member.ClientId, member.Assignment?.TopicPartitions ?? []))]);
}
