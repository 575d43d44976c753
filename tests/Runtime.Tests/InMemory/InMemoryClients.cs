using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>The clients of one process on a cluster in memory.</summary>
internal sealed class InMemoryClients(InMemoryCluster cluster, string stateTopic, Circumstances meets) : IKafkaClients
{
    public IClusterAdmin Admin { get; } = new InMemoryAdmin(cluster, meets.Crash);

    public IRecordReader CreateReader(string laneId) => new InMemoryReader(cluster, meets);

    public IRecordWriter CreateWriter(string laneId) => new InMemoryWriter(cluster, meets);

    public IStateTopicReader CreateStateReader(string laneId) =>
        new InMemoryStateReader(cluster, stateTopic, meets);

    public void Fence(string transactionalId, TimeSpan timeout) { }

    private sealed class InMemoryAdmin(InMemoryCluster cluster, CrashPoint crash) : IClusterAdmin
    {
        public TopicFacts? FindTopic(string topic) => cluster.Find(topic);

        public void CreateTopic(string topic, int partitions, IReadOnlyDictionary<string, string> settings) =>
            cluster.WithTopic(topic, partitions);

        public long EndOffset(TopicPartition partition, IsolationLevel isolation) =>
            cluster.Records(partition.Topic, partition.Partition.Value).Count;

        public IReadOnlyDictionary<TopicPartition, long> StableOffsets(
            string group, IReadOnlyCollection<TopicPartition> partitions, TimeSpan timeout)
        {
            crash.Pass();
            return cluster.Committed.Where(committed => partitions.Contains(committed.Key)).ToDictionary();
        }

        public string? CleanupPolicyOf(string topic) => null;

        public IReadOnlySet<string> MemberClientIds(string group) => new HashSet<string>();

        public void Dispose() { }
    }

    private sealed class InMemoryStateReader(InMemoryCluster cluster, string topic, Circumstances meets)
        : IStateTopicReader
    {
        public CheckpointRecord? FindLast(int partition, CancellationToken stop)
        {
            LastCheckpoint last = new();
            Read(partition, last);
            return last.Record;
        }

        public void Read(int partition, IStateTopicReceiver receiver, Action onBlocked, CancellationToken stop)
        {
            meets.Restores++;
            Read(partition, receiver);
        }

        public void Dispose() { }

        private void Read(int partition, IStateTopicReceiver receiver)
        {
            meets.Crash.Pass();
            foreach (InMemoryRecord record in cluster.Records(topic, partition))
                receiver.OnRecord(record.Key, record.Value, record.Value != null);
        }
    }
}
